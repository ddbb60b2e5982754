-- Kafka's id of the topic that the offsets are of; null where it is not known yet. A topic that is deleted and made anew
-- has another id, and begins at offset 0 again.
alter table consumed_offset add column topic_id uuid;
