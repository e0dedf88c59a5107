-- A closed review, its answers and its history stay as they are, and so does every version of a scorecard. Retention
-- empties texts or removes a whole review once it has put that on record in review_erasures. The same rules for H2 are in
-- org.ivrengine.quality.sql.ClosedReviews.
create function ivr_review_is_closed(asked bigint) returns boolean language sql as
    'select exists (select 1 from reviews where review = asked and state = ''CLOSED'')';
create function ivr_review_is_erased(asked bigint) returns boolean language sql as
    'select exists (select 1 from review_erasures where review = asked)';

create function ivr_keep_review() returns trigger language plpgsql as $$
begin
    if old.state = 'CLOSED' then
        if not ivr_review_is_erased(old.review) then
            raise exception 'review % is closed', old.review using errcode = '23R01';
        end if;
        if tg_op = 'UPDATE' then
            old.comment = '';
            old.supersede_reason = '';
            if new is distinct from old then
                raise exception 'review % is closed; only its texts can be emptied', old.review using errcode = '23R01';
            end if;
        end if;
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;
create trigger reviews_stay before update or delete on reviews for each row execute function ivr_keep_review();

create function ivr_keep_review_part() returns trigger language plpgsql as $$
declare
    asked bigint;
begin
    if tg_op = 'INSERT' then
        asked = new.review;
    else
        asked = old.review;
    end if;
    if tg_op = 'UPDATE' and new.review <> old.review then
        raise exception 'what belongs to review % stays with it', old.review using errcode = '23R01';
    end if;
    if ivr_review_is_closed(asked) then
        if tg_op = 'INSERT' or not ivr_review_is_erased(asked) then
            raise exception 'review % is closed', asked using errcode = '23R01';
        end if;
        if tg_op = 'UPDATE' then
            if tg_table_name = 'review_answers' then
                old.comment = '';
            end if;
            if new is distinct from old then
                raise exception 'review % is closed; only its texts can be emptied', asked using errcode = '23R01';
            end if;
        end if;
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;
create trigger review_answers_stay before insert or update or delete on review_answers
    for each row execute function ivr_keep_review_part();
create trigger review_sections_stay before insert or update or delete on review_sections
    for each row execute function ivr_keep_review_part();

create function ivr_keep_review_event() returns trigger language plpgsql as $$
begin
    -- With its draft it goes.
    if tg_op = 'DELETE' and not ivr_review_is_closed(old.review) then
        return old;
    end if;
    if not ivr_review_is_erased(old.review) then
        raise exception 'the history of review % stays', old.review using errcode = '23R01';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    old.text = '';
    if new is distinct from old then
        raise exception 'the history of review % stays; only its texts can be emptied', old.review
            using errcode = '23R01';
    end if;
    return new;
end $$;
create trigger review_events_stay before update or delete on review_events
    for each row execute function ivr_keep_review_event();

create function ivr_keep_scorecard() returns trigger language plpgsql as $$
begin
    raise exception 'version % of scorecard % stays', old.version, old.scorecard using errcode = '23R01';
end $$;
create trigger scorecards_stay before update or delete on scorecards
    for each row execute function ivr_keep_scorecard();

create function ivr_keep_all_rows() returns trigger language plpgsql as $$
begin
    raise exception 'reviews are removed one by one' using errcode = '23R01';
end $$;
create trigger reviews_no_truncate before truncate on reviews execute function ivr_keep_all_rows();
create trigger review_answers_no_truncate before truncate on review_answers execute function ivr_keep_all_rows();
create trigger review_sections_no_truncate before truncate on review_sections execute function ivr_keep_all_rows();
create trigger review_events_no_truncate before truncate on review_events execute function ivr_keep_all_rows();
create trigger scorecards_no_truncate before truncate on scorecards execute function ivr_keep_all_rows();
