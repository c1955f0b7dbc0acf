// c++ -std=c++17 accept.cpp -lcrypto
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <iostream>
#include <stdexcept>
#include <string>

const std::string guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const std::string base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string accept(const std::string& key)
{
    if (key.size() != 24 || key.find_first_not_of(base64) != 22 || key.compare(22, 2, "==") != 0)
        throw std::invalid_argument("Sec-WebSocket-Key must be 16 bytes in base64");

    const std::string text = key + guid;
    unsigned char digest[SHA_DIGEST_LENGTH];
    SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);

    unsigned char encoded[29]; // 28 characters and a NUL
    const int length = EVP_EncodeBlock(encoded, digest, sizeof digest);
    return std::string(encoded, encoded + length);
}

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "usage: accept KEY\n";
        return 2;
    }
    try {
        std::cout << accept(argv[1]) << '\n';
    } catch (const std::invalid_argument& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
}
