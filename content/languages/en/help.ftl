# Help. Every number and address comes from the data of the lines, never from here.
help-now = Are you in danger now?
help-exit-say = Exit leaves this site at once. It does not erase your history.
help-lines = People you can talk to
help-device = If someone watches your phone
help-device-say = Use another device if you can: at a friend’s home, a library, a school. A private window helps. If you erase all of your history, someone may notice.
help-checked = Checked on { $date }
