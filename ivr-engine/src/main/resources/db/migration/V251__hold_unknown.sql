-- Part of a talk in which nobody saw whether the agent held; it is counted as talk.
alter table contacts add column hold_unknown_ms integer default 0 not null;
