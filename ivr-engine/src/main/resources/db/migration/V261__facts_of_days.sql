-- Facts that calls have in common (a queue, a step, a class of durations), counted for each day (of UTC, since 1970) that is
-- over: in which moments calls began that have the fact, as a compressed bitmap. docs/CALL-LOG.md explains it.
--
-- Whoever writes calls of a day raises its version. A day whose counted version is another one is searched in its rows.

create table call_fact_days (
    on_day   integer primary key,
    version  bigint not null,
    counted  bigint
);
insert into call_fact_days (on_day, version)
    select on_day, 0 from (
        select call_key / 88473600000 as on_day from calls
        union select call_key / 88473600000 from contacts) days;

create table call_facts (
    fact     varchar(160) not null,
    on_day   integer not null,
    calls    integer not null,
    moments  bytea not null,
    primary key (fact, on_day)
);
create index call_facts_of_day on call_facts (on_day);
