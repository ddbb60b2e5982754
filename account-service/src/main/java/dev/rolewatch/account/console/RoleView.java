package dev.rolewatch.account.console;

/**
 * How to make the role that lets Rolewatch in, and the field for its ARN.
 *
 * @param revision of the account that the form is for
 * @param first whether the account has nothing to be entered by yet, so that this is a step of the wizard
 * @param typed what stands in the field
 */
record RoleView(String id, String name, String revision, boolean first, RoleForms forms, String typed, ArnHint hint) {
    /**
     * @param quickCreate the address that opens CloudFormation with everything filled in; null if there is none
     * @param trustPolicy JSON, as are the others
     */
    record RoleForms(
            String ourAccount,
            String externalId,
            String roleName,
            String quickCreate,
            String trustPolicy,
            String permissionsPolicy,
            String smallestPolicy,
            String cloudFormation,
            String terraform,
            int maxSessionDuration) {}
}
