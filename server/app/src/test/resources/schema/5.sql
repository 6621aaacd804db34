-- What came with the fifth schema: weeks beside days.
INSERT INTO rule_week VALUES ('south', '2023-11-13', 'calm-down', 'command', 2, 1, 0, 0, 0, 0);
INSERT INTO category_week VALUES ('south', '2023-11-13', 'ana', 'command', 2);
INSERT INTO reply_week VALUES ('south', '2023-11-13', 'ana', 3, 120, 2, 1, 2);
