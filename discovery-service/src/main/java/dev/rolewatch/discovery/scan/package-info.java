/** What runs in a Region, put together from what the AWS APIs tell of it. */
package dev.rolewatch.discovery.scan;
