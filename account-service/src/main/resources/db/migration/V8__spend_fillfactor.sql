-- Every row of the present month is updated all the time, and no update touches the key: with room left on each page it
-- stays there, and the index is not written.
alter table spend set (fillfactor = 50);
