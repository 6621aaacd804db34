-- What an installation of the first schema held.
INSERT INTO team VALUES ('north', 'North', 'Europe/Berlin');
INSERT INTO person VALUES ('ana', 'Ana', 'ana@example.com', 'agent', 'north', 1700000000000, 1700000001000);
INSERT INTO person VALUES ('lea', 'Lea', NULL, 'lead', 'north', 1700000000000, NULL);
INSERT INTO person VALUES ('admin', 'Admin', NULL, 'admin', NULL, 1700000000000, 1700000001000);
INSERT INTO lead VALUES ('lea', 'north');
INSERT INTO token VALUES (x'01', 't1', 'ana', 'bearer', 'Chrome on Windows', 1700000002000, 1700000003000, NULL);
INSERT INTO token VALUES (x'02', 't2', 'ana', 'session', 'opened from the extension', 1700000002000, NULL, 1999999999999);
INSERT INTO invite VALUES (x'03', 'invite', 'lea', 1700000002000, 1999999999999, NULL);
INSERT INTO event VALUES (1, x'000102030405060708090a0b0c0d0e0f', 'ana', 'north', '2023-11-14', 1700000004000, 1700000005000, 'shown', 'calm-down',
  'command', 1, 'r1', NULL, NULL, 1, 'desk.example.com', NULL);
INSERT INTO event VALUES (2, x'100102030405060708090a0b0c0d0e0f', 'ana', 'north', '2023-11-14', 1700000006000, 1700000007000, 'reported', 'calm-down',
  'command', 1, 'r1', NULL, NULL, 1, 'desk.example.com', 'Please calm down.');
INSERT INTO event VALUES (3, x'200102030405060708090a0b0c0d0e0f', 'ana', 'north', '2023-11-14', 1700000008000, 1700000009000, 'reply', NULL, NULL, 1,
  'r1', 40, 1, 1, 'desk.example.com', NULL);
INSERT INTO reply_day VALUES ('ana', 'north', '2023-11-14', 1, 40, 1, 1, 1);
INSERT INTO category_day VALUES ('ana', 'north', '2023-11-14', 'command', 1, 0, 0, 0, 1, 0);
INSERT INTO rule_day VALUES ('north', '2023-11-14', 'calm-down', 'command', 1, 1, 0, 0, 0, 1, 0);
INSERT INTO ruleset VALUES (1, 1700000000000, '', 'First start', '[]');
INSERT INTO entry VALUES ('category', 'command', 1, NULL, 0, '{"id":"command","title":"Command","why":"Nobody likes orders."}');
INSERT INTO shipped VALUES ('category', 'command', '{"id":"command","title":"Command","why":"Nobody likes orders."}');
INSERT INTO conflict VALUES ('rule', 'gone', NULL);
