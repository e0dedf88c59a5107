-- Facts of a day are kept by the numbers of its calls, from the oldest on: a call takes one bit instead of its place in
-- time. Days have to be counted again; the engine does it, and until then their calls are searched in their rows.
drop table call_facts;

-- For a day and what calls have in common, the numbers of the calls that have it: a Roaring bitmap.
create table call_facts (
    fact     varchar(160) not null,
    on_day   integer not null,
    calls    integer not null,
    numbers  bytea not null,
    primary key (fact, on_day)
);
create index call_facts_of_day on call_facts (on_day);

-- The key of each eighth call of a day, 8 bytes each.
create table call_day_keys (
    on_day  integer primary key,
    calls   integer not null,
    keys    bytea not null
);

update call_fact_days set counted = null;
