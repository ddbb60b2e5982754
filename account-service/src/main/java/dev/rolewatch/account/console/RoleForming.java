package dev.rolewatch.account.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.PoliciesSettings;
import dev.rolewatch.account.console.RoleView.RoleForms;
import dev.rolewatch.account.policy.CloudFormation;
import dev.rolewatch.account.policy.Permissions;
import dev.rolewatch.account.policy.QuickCreate;
import dev.rolewatch.account.policy.RoleSettings;
import dev.rolewatch.account.policy.Terraform;
import dev.rolewatch.account.policy.Vendor;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.register.RoleArnText;
import dev.rolewatch.account.register.TrustPolicy;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ways to make an account's role, with everything filled in. */
@ApplicationScoped
class RoleForming {
    private final OurAccounts ours;
    private final PoliciesSettings settings;
    private final ObjectMapper json;

    RoleForming(OurAccounts ours, PoliciesSettings settings, ObjectMapper json) {
        this.ours = ours;
        this.settings = settings;
        this.json = json;
    }

    RoleForms forms(RegisteredAccount account) {
        Vendor vendor = vendor(account);
        ExternalId externalId = account.externalIds().toDemand();
        return new RoleForms(
                vendor.account().value(),
                externalId.value(),
                RoleSettings.NAME,
                quickCreate(account, vendor, externalId),
                text(TrustPolicy.document(vendor.partition(), vendor.account(), externalId)),
                text(Permissions.READ_ONLY.document()),
                text(Permissions.SMALLEST.document()),
                cloudFormation(account),
                terraform(account),
                RoleSettings.MAX_SESSION_DURATION);
    }

    String cloudFormation(RegisteredAccount account) {
        return CloudFormation.template(
                vendor(account), Optional.of(account.externalIds().toDemand()), Permissions.READ_ONLY);
    }

    String terraform(RegisteredAccount account) {
        return Terraform.module(
                vendor(account), Optional.of(account.externalIds().toDemand()), Permissions.READ_ONLY);
    }

    /** What reads the field for the ARN of that account's role. */
    RoleArnText arnText(RegisteredAccount account) {
        Map<String, AwsAccountId> partitions = new TreeMap<>();
        ours.partitions().forEach(partition -> partitions.put(partition, ours.in(partition)));
        return new RoleArnText(
                partitions, account.expectedAwsAccount(), account.registration().expectedPartition());
    }

    private String quickCreate(RegisteredAccount account, Vendor vendor, ExternalId externalId) {
        QuickCreate quickCreate = QuickCreate.of(
                vendor, account.id(), externalId, settings.templateUrl().orElse(List.of()), Optional.empty());
        return quickCreate instanceof QuickCreate.Link link ? link.url().toString() : null;
    }

    private Vendor vendor(RegisteredAccount account) {
        String partition = ours.servedOrHome(account.partition());
        return new Vendor(partition, ours.in(partition));
    }

    private String text(Map<String, Object> document) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy cannot be written", e);
        }
    }
}
