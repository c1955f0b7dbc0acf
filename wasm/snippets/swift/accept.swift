#if canImport(CryptoKit)
import CryptoKit
#else
import Crypto  // elsewhere than on Apple's systems: github.com/apple/swift-crypto
#endif
import Foundation

/// Returns nil unless the key is 16 bytes in base64.
func accept(_ key: String) -> String? {
    let guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    let valid = #"\A[A-Za-z0-9+/]{22}==\z"#
    guard key.range(of: valid, options: .regularExpression) != nil else { return nil }

    let digest = Insecure.SHA1.hash(data: Data((key + guid).utf8))
    return Data(digest).base64EncodedString()
}

func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
}

guard CommandLine.arguments.count == 2 else {
    fail("usage: accept KEY", status: 2)
}
guard let value = accept(CommandLine.arguments[1]) else {
    fail("Sec-WebSocket-Key must be 16 bytes in base64", status: 1)
}
print(value)
