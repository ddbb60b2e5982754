-- Kafka's id of the topic that published_revision is about, in one row; null where it is not known yet.
create table accounts_topic (
    only_row boolean primary key default true check (only_row),
    topic_id uuid
);
insert into accounts_topic default values;
