import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

public class Accept {
    static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    static String accept(String key) throws NoSuchAlgorithmException {
        if (!key.matches("[A-Za-z0-9+/]{22}==")) {
            throw new IllegalArgumentException("Sec-WebSocket-Key must be 16 bytes in base64");
        }
        byte[] text = (key + GUID).getBytes(StandardCharsets.US_ASCII);
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(text);
        return Base64.getEncoder().encodeToString(digest);
    }

    public static void main(String[] args) throws NoSuchAlgorithmException {
        if (args.length != 1) {
            System.err.println("usage: java Accept.java KEY");
            System.exit(2);
        }
        try {
            System.out.println(accept(args[0]));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
