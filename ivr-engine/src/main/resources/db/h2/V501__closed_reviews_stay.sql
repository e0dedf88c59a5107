-- A closed review, its answers and its history stay as they are, and so does every version of a scorecard.
create trigger reviews_stay before update, delete on reviews
    for each row call 'org.ivrengine.quality.sql.ClosedReviews';
create trigger review_answers_stay before insert, update, delete on review_answers
    for each row call 'org.ivrengine.quality.sql.ClosedReviews';
create trigger review_sections_stay before insert, update, delete on review_sections
    for each row call 'org.ivrengine.quality.sql.ClosedReviews';
create trigger review_events_stay before update, delete on review_events
    for each row call 'org.ivrengine.quality.sql.ClosedReviews';
create trigger scorecards_stay before update, delete on scorecards
    for each row call 'org.ivrengine.quality.sql.ClosedReviews';
