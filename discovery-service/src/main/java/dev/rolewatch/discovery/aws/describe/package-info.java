/** What the services themselves tell of their resources: a file for each list. Only what is listed here has metadata. */
package dev.rolewatch.discovery.aws.describe;
