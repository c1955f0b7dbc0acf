import 'dart:convert';
import 'dart:io';

import 'package:crypto/crypto.dart'; // dart pub add crypto

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

final _validKey = RegExp(r'^[A-Za-z0-9+/]{22}==$');

String accept(String key) {
  if (!_validKey.hasMatch(key)) {
    throw const FormatException('Sec-WebSocket-Key must be 16 bytes in base64');
  }
  return base64.encode(sha1.convert(ascii.encode('$key$guid')).bytes);
}

void main(List<String> args) {
  if (args.length != 1) {
    stderr.writeln('usage: dart run accept.dart KEY');
    exitCode = 2;
    return;
  }
  try {
    print(accept(args.single));
  } on FormatException catch (e) {
    stderr.writeln(e.message);
    exitCode = 1;
  }
}
