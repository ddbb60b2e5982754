/**
 * When to scan an account and what to read of it next: plain rules on records, to which the time is an argument. The
 * package {@code streams} keeps the records and applies the rules.
 */
package dev.rolewatch.discovery.schedule;
