import java.security.MessageDigest
import java.util.Base64
import kotlin.system.exitProcess

const val GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

private val validKey = Regex("[A-Za-z0-9+/]{22}==")

fun accept(key: String): String {
    require(validKey.matches(key)) { "Sec-WebSocket-Key must be 16 bytes in base64" }
    val digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).toByteArray())
    return Base64.getEncoder().encodeToString(digest)
}

fun main(args: Array<String>) {
    if (args.size != 1) {
        System.err.println("usage: accept KEY")
        exitProcess(2)
    }
    try {
        println(accept(args[0]))
    } catch (e: IllegalArgumentException) {
        System.err.println(e.message)
        exitProcess(1)
    }
}
