// Cargo.toml: sha1 = "0.10", data-encoding = "2"
use data_encoding::BASE64;
use sha1::{Digest, Sha1};

const GUID: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// Returns `None` unless the key is 16 bytes in base64.
fn accept(key: &str) -> Option<String> {
    let nonce = key.strip_suffix("==")?;
    let base64 = |b: u8| b.is_ascii_alphanumeric() || b == b'+' || b == b'/';
    if nonce.len() != 22 || !nonce.bytes().all(base64) {
        return None;
    }
    let digest = Sha1::new().chain_update(key).chain_update(GUID).finalize();
    Some(BASE64.encode(&digest))
}

fn main() {
    let args: Vec<_> = std::env::args_os().collect();
    if args.len() != 2 {
        eprintln!("usage: accept KEY");
        std::process::exit(2);
    }
    match accept(&args[1].to_string_lossy()) {
        Some(value) => println!("{value}"),
        None => {
            eprintln!("Sec-WebSocket-Key must be 16 bytes in base64");
            std::process::exit(1);
        }
    }
}
