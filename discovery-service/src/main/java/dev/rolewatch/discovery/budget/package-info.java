/** How to keep an account within its monthly budget: plain rules on records, to which the time is an argument. */
package dev.rolewatch.discovery.budget;
