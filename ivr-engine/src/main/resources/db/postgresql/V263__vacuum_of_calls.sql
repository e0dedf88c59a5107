-- A row of a call or a contact is written when it begins and again when it ends, and so are its places in the indexes. By
-- itself PostgreSQL clears the old ones away when a fifth of all rows has changed: of ten million calls that are two million,
-- and a search for open calls goes through them. Clearing ten million calls took ten seconds.
alter table calls set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50000);
alter table contacts set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50000);
