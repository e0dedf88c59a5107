-- Stays in queues, offers to agents and agents' time. docs/CALL-LOG.md explains every column, docs of the figures the
-- durations; all of them in milliseconds.

create table contacts (
    contact        varchar(64) primary key,
    call_key       bigint not null,
    queue          varchar(80) not null,
    agent          varchar(40),
    caller         varchar(80),
    outcome        varchar(20) not null,
    skills         varchar(400) not null,
    joined_at      timestamp(3) with time zone not null,
    wait_ms        integer not null,
    ring_ms        integer not null,
    whisper_ms     integer not null,
    talk_ms        integer not null,
    hold_ms        integer not null,
    wrap_up_ms     integer not null,
    transferred    boolean not null,
    unknown_times  varchar(60) not null
);
create index contacts_of_call on contacts (call_key);
create index contacts_by_queue on contacts (queue, call_key desc);
create index contacts_by_agent on contacts (agent, call_key desc);
create index contacts_by_outcome on contacts (outcome, call_key desc);
create index contacts_by_time on contacts (joined_at);

-- Waiting times that were told to callers.
create table contact_announcements (
    contact       varchar(64) not null,
    announced_at  timestamp(3) with time zone not null,
    remaining_ms  integer not null
);
create index contact_announcements_of_contact on contact_announcements (contact);

create table contact_offers (
    contact     varchar(64) not null,
    offer       bigint not null,
    agent       varchar(40) not null,
    queue       varchar(80) not null,
    offered_at  timestamp(3) with time zone not null,
    ring_ms     integer not null,
    outcome     varchar(20) not null,
    primary key (contact, offer)
);
create index contact_offers_by_agent on contact_offers (agent, offered_at);

create table agent_spans (
    agent     varchar(40) not null,
    from_at   timestamp(3) with time zone not null,
    until_at  timestamp(3) with time zone not null,
    state     varchar(20) not null,
    activity  varchar(12) not null,
    reason    varchar(80) not null,
    primary key (agent, from_at, state)
);
create index agent_spans_by_time on agent_spans (from_at);
