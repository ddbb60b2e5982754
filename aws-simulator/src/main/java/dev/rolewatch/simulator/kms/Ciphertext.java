package dev.rolewatch.simulator.kms;

import dev.rolewatch.simulator.wire.AwsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What Encrypt returns: the names of the key and of its generation, and AES-GCM bound to both and to the encryption
 * context. A key's material is derived from its ARN, so that a simulator that is started anew reads what another wrote; it
 * keeps nothing secret.
 */
record Ciphertext(String keyArn, int generation, byte[] iv, byte[] sealed) {
    private static final int FORMAT = 0x5257_4B31;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Ciphertext encrypt(KmsKey key, byte[] plaintext, Map<String, String> context) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        var empty = new Ciphertext(key.arn(), key.generation(), iv, new byte[0]);
        try {
            byte[] sealed = empty.cipher(Cipher.ENCRYPT_MODE, context).doFinal(plaintext);
            return new Ciphertext(key.arn(), key.generation(), iv, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-GCM", e);
        }
    }

    /** @throws AwsException InvalidCiphertextException, if this is not what Encrypt returned under that context */
    byte[] decrypt(Map<String, String> context) {
        try {
            return cipher(Cipher.DECRYPT_MODE, context).doFinal(sealed);
        } catch (GeneralSecurityException e) {
            throw invalid();
        }
    }

    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeUTF(keyArn);
            out.writeInt(generation);
            out.write(iv);
            out.write(sealed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws AwsException InvalidCiphertextException */
    static Ciphertext parse(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORMAT) {
                throw invalid();
            }
            return new Ciphertext(in.readUTF(), in.readInt(), in.readNBytes(IV_BYTES), in.readAllBytes());
        } catch (IOException e) {
            throw invalid();
        }
    }

    private Cipher cipher(int mode, Map<String, String> context) throws GeneralSecurityException {
        byte[] material = MessageDigest.getInstance("SHA-256")
                .digest((keyArn + "#" + generation).getBytes(StandardCharsets.UTF_8));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(material, "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(bound(context));
        return cipher;
    }

    /** The context without its order, which does not matter. */
    private static byte[] bound(Map<String, String> context) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (Map.Entry<String, String> each : new TreeMap<>(context).entrySet()) {
                out.writeUTF(each.getKey());
                out.writeUTF(each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static AwsException invalid() {
        return AwsException.of("InvalidCiphertextException", "The ciphertext or its encryption context is not valid");
    }
}
