// For ESP32, whose Arduino core brings Mbed TLS.
#include <mbedtls/base64.h>
#include <mbedtls/md.h>
#include <string.h>

#define GUID "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
#define BASE64 "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// Writes 28 characters and a NUL. Returns false unless key is 16 bytes in base64.
bool websocketAccept(const char *key, char accept[29]) {
  if (strspn(key, BASE64) != 22 || strcmp(key + 22, "==") != 0) {
    return false;
  }
  unsigned char text[60], digest[20];
  memcpy(text, key, 24);
  memcpy(text + 24, GUID, 36);
  size_t length;
  return mbedtls_md(mbedtls_md_info_from_type(MBEDTLS_MD_SHA1), text, sizeof text, digest) == 0 &&
         mbedtls_base64_encode((unsigned char *)accept, 29, &length, digest, sizeof digest) == 0;
}

void setup() {
  char accept[29];
  Serial.begin(115200);
  if (websocketAccept("dGhlIHNhbXBsZSBub25jZQ==", accept)) {
    Serial.println(accept);
  }
}

void loop() {}
