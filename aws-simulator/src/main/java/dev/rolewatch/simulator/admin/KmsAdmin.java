package dev.rolewatch.simulator.admin;

import dev.rolewatch.simulator.admin.AdminMessages.ArnBody;

/** The part of {@link SimulatorAdmin} that makes and changes KMS keys. */
public final class KmsAdmin {
    private final AdminHttp http;

    KmsAdmin(AdminHttp http) {
        this.http = http;
    }

    /**
     * Adds an enabled symmetric key; one that exists stays as it is.
     *
     * @param keyId a UUID
     * @return its ARN
     */
    public String putKey(String accountId, String region, String keyId) {
        return http.sendFor("PUT", key(accountId, region, keyId), null, ArnBody.class)
                .arn();
    }

    /** Nothing is encrypted or decrypted with the key until it is enabled again. */
    public void disableKey(String accountId, String region, String keyId) {
        http.send("POST", key(accountId, region, keyId) + "/disable", null);
    }

    public void enableKey(String accountId, String region, String keyId) {
        http.send("POST", key(accountId, region, keyId) + "/enable", null);
    }

    /** The key gets new material for what is encrypted from now on; older ciphertexts are still decrypted. */
    public void rotateKey(String accountId, String region, String keyId) {
        http.send("POST", key(accountId, region, keyId) + "/rotate", null);
    }

    private static String key(String accountId, String region, String keyId) {
        return "/admin/accounts/" + accountId + "/regions/" + region + "/keys/" + AdminHttp.encode(keyId);
    }
}
