# SPDX-FileCopyrightText: 2026 The Kushk authors
# SPDX-License-Identifier: MIT
"""Test points in TAP: one for each thing that is held, its complaints below it."""


class Points:
    def __init__(self, prefix):
        self.prefix = prefix
        self.count = 0
        self.is_bad = False

    def point(self, name, complaints):
        complaints = list(complaints)
        self.count += 1
        self.is_bad |= bool(complaints)
        print("not ok" if complaints else "ok", self.count, "-", self.prefix + name)
        for complaint in complaints:
            print("#", complaint)

    def end(self):
        """The exit status."""
        print(f"1..{self.count}")
        return 1 if self.is_bad else 0
