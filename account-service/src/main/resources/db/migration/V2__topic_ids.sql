-- Kafka's id of the topic that the offsets are of; null where it is not known yet. A topic that is deleted and made anew
-- has another id, and begins at offset 0 again.
alter table consumed_offset add column topic_id uuid;

-- Kafka's id of the topic that published_revision is about, in one row; null where it is not known yet.
create table accounts_topic (
    only_row boolean primary key default true check (only_row),
    topic_id uuid
);
insert into accounts_topic default values;
