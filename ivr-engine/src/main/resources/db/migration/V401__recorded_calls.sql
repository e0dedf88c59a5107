-- Calls with audio to listen to, newest first, as every condition of a search has them.
create index recordings_by_state on recordings (state, call_key desc);
