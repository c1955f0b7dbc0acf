/* cc accept.c -lcrypto */
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <string.h>

#define GUID "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

/* Writes 28 characters and a NUL. Returns 0 if the key is too long. */
static int accept_of(const char *key, unsigned char accept[29])
{
    unsigned char text[256], digest[SHA_DIGEST_LENGTH];
    int length = snprintf((char *)text, sizeof text, "%s%s", key, GUID);
    if (length < 0 || (size_t)length >= sizeof text)
        return 0;
    SHA1(text, length, digest);
    EVP_EncodeBlock(accept, digest, sizeof digest);
    return 1;
}

int main(int argc, char **argv)
{
    unsigned char accept[29];
    if (argc < 2 || !accept_of(argv[1], accept))
        return 1;
    puts((char *)accept);
    return 0;
}
