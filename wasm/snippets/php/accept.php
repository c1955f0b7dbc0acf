<?php

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function accept(string $key): string
{
    if (!preg_match('~\A[A-Za-z0-9+/]{22}==\z~', $key)) {
        throw new InvalidArgumentException('Sec-WebSocket-Key must be 16 bytes in base64');
    }
    return base64_encode(sha1($key . GUID, true)); // true: bytes, not hexadecimal digits
}

if ($argc !== 2) {
    fwrite(STDERR, "usage: php accept.php KEY\n");
    exit(2);
}
try {
    echo accept($argv[1]), "\n";
} catch (InvalidArgumentException $e) {
    fwrite(STDERR, $e->getMessage() . "\n");
    exit(1);
}
