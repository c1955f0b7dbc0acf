/* cc accept.c -lcrypto */
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <string.h>

#define GUID "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
#define BASE64 "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

/* Writes 28 characters and a NUL. Returns 0 unless key is 16 bytes in base64. */
static int accept_of(const char *key, unsigned char accept[29])
{
    char text[24 + sizeof GUID];
    unsigned char digest[SHA_DIGEST_LENGTH];

    if (strspn(key, BASE64) != 22 || strcmp(key + 22, "==") != 0)
        return 0;
    snprintf(text, sizeof text, "%s%s", key, GUID);
    SHA1((unsigned char *)text, strlen(text), digest);
    EVP_EncodeBlock(accept, digest, sizeof digest);
    return 1;
}

int main(int argc, char **argv)
{
    unsigned char accept[29];

    if (argc != 2) {
        fputs("usage: accept KEY\n", stderr);
        return 2;
    }
    if (!accept_of(argv[1], accept)) {
        fputs("Sec-WebSocket-Key must be 16 bytes in base64\n", stderr);
        return 1;
    }
    puts((char *)accept);
    return 0;
}
