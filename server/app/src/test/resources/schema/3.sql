-- What came with the third schema: whose lead a practice reply was shared with.
INSERT INTO attempt VALUES (2, 'a2', 'ana', 'late-parcel', 'A late parcel', 'Where is it?', 1700000020000, '2023-11-14', 2, 1, 'I am sorry, Sam.', 80, '{}', 1700000030000, 'north');
