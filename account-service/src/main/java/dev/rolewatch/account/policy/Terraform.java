package dev.rolewatch.account.policy;

import dev.rolewatch.account.register.TrustPolicy;
import dev.rolewatch.contracts.account.ExternalId;
import java.util.Optional;

/** Terraform that makes the role, whatever the partition, and gives out its ARN. */
public final class Terraform {
    private static final Expression OUR_ACCOUNT =
            new Expression("\"arn:${data.aws_partition.current.partition}:iam::${var.rolewatch_account_id}:root\"");

    private Terraform() {}

    /** A module for one account. Without an external ID it is the same for all, and must be given one. */
    public static String module(Vendor vendor, Optional<ExternalId> externalId, Permissions permissions) {
        String preset = externalId
                .map(id -> "  default     = " + HclText.quoted(id.value()) + "\n")
                .orElse("");
        return variables(vendor, preset) + role(permissions);
    }

    private static String variables(Vendor vendor, String preset) {
        return """
                # Lets Rolewatch read the metrics of this AWS account through a role that opens only with its external ID.
                terraform {
                  required_providers {
                    aws = {
                      source = "hashicorp/aws"
                    }
                  }
                }

                variable "external_id" {
                  type        = string
                  description = "The external ID that Rolewatch issued for this AWS account alone. Do not change it."
                %s}

                variable "rolewatch_account_id" {
                  type        = string
                  description = "The AWS account of Rolewatch, which may assume the role."
                  default     = "%s"
                }

                variable "role_name" {
                  type        = string
                  description = "The name of the role. No other role of this AWS account may have it."
                  default     = "%s"
                }

                data "aws_partition" "current" {}

                """.formatted(preset, vendor.account(), RoleSettings.NAME);
    }

    private static String role(Permissions permissions) {
        return """
                resource "aws_iam_role" "rolewatch" {
                  name                 = var.role_name
                  description          = "%s"
                  max_session_duration = %d
                  assume_role_policy = jsonencode(%s)
                }

                resource "aws_iam_role_policy" "rolewatch" {
                  name = "%s"
                  role = aws_iam_role.rolewatch.id
                  policy = jsonencode(%s)
                }

                output "role_arn" {
                  description = "Give it to Rolewatch."
                  value       = aws_iam_role.rolewatch.arn
                }
                """.formatted(
                        RoleSettings.DESCRIPTION,
                        RoleSettings.MAX_SESSION_DURATION,
                        HclText.of(TrustPolicy.document(OUR_ACCOUNT, new Expression("var.external_id")), 2),
                        RoleSettings.POLICY_NAME,
                        HclText.of(permissions.documentWithPurposes(), 2));
    }
}
