/** What is made of the pages that the AWS APIs tell of a Region. */
package dev.rolewatch.discovery.scan;
