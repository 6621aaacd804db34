-- Reports whose sentence the agent ticked are few among many events.
CREATE INDEX event_reported ON event (day) WHERE sentence IS NOT NULL;
