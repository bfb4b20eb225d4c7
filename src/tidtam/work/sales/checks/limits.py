"""Every threshold of the checks, and where it comes from.

"Measured" means `python -m bench alarms`, whose figures stand in bench/README.md: each was set there so that honest
reports are seldom asked about while slips of a thousand are nearly always found. The browser is given these same
numbers with the form (`browser.LIMITS`).
"""

#: How far back a producer's own past is looked at: two earlier years with half a year around the same month.
MONTHS_BACK = 30
#: The months that make what is usual: a whole round of the seasons.
RECENT = 12
#: From so many reported months on their own spread is trusted; before, that of the peers (a MAD of five is noise).
OWN_SPREAD_FROM = 6
#: So many months around the same month of an earlier year make that year's level.
AROUND, AROUND_LEAST = 6, 4

#: A MAD on the log scale times this is a standard deviation, were the logs normal; used as a unit only.
MAD_UNIT = 1.4826
#: Spreads (natural logarithms) are held between these: steady writers of round sums must not be asked about every
#: honest third more, and an erratic past must not excuse a thousandfold sum. Measured.
SPREAD_LEAST, SPREAD_MOST, SPREAD_UNKNOWN = 0.35, 1.0, 0.8
#: A sum is high from so many spreads and so many times on, above all that could explain it. Measured.
HIGH_SPREADS, HIGH_TIMES = 4.5, 6.0
#: The same downwards; honest sums are small more often than large (a month without orders). Measured.
LOW_SPREADS, LOW_TIMES = 5.0, 30.0
#: Slips: satang or zeros too many. What is left after the division must lie so near to the usual, at least.
FACTORS = (1000, 100)
SLIP_FITS_TIMES, SLIP_FITS_SPREADS = 5.0, 2.0
#: How much of the sum a line must make to be the one that was mistyped.
SLIP_SHARE = 0.5
#: One line divided must lie so near to the same line of last month, or to its units at the register's price.
LINE_FITS_TIMES = 6.0
#: A line that hides in the sum is asked about from so many times last month's on: shops and fairs vary by tens.
HIDDEN_FROM_TIMES, HIDDEN_TO_TIMES = 200.0, 12_000.0

#: Fewer like producers than this say nothing; with eight, one thousandfold sum moves no median far.
PEERS_LEAST = 8
#: Peers excuse a move of their own size up to this many times: a district's sheet typed in satang moves them all.
PEERS_MOVE_TIMES = 4.0
#: Against peers, scaled by own size, and for newcomers as the amounts stand (these are very unequal). Measured.
PEERS_SPREADS, PEERS_TIMES = 5.0, 8.0
PEERS_WIDE_SPREADS, PEERS_WIDE_LEAST = 3.5, 1.0

#: More units than these times the capacity, which says what can be made in a month: stock may be sold beside it.
CAPACITY_TIMES = 2.5
#: Told without units, baht are held against capacity x price; prices differ by size and shop.
CAPACITY_BAHT_TIMES = 5.0
#: A product told above its capacity last month as well, and no more than so much above that: the register is old.
CAPACITY_SAME = 2.0
#: Units x price against baht: wholesale halves a price, a larger size doubles it, a slip is ten times or more.
PRICE_TIMES = 8.0
#: One or two units prove nothing of a price.
PRICE_UNITS = 3

#: "Steady": so many reported months among the last twelve, all with sales.
STEADY_MONTHS = 10
#: And so few of 10,000 steady producers of the province, as large, report nothing in their next month. Measured.
ZERO_RARE = 80
#: Steady producers as large that are needed to know that.
ZERO_KNOWN_FROM = 30

#: Sums of so few significant digits come again by themselves; they are asked about when they come the third time.
ROUND_DIGITS = 2

#: Fair sales below this (satang) come equal by chance: a stall's small round sums. The organisers' own step.
FAIR_LEAST = 1_000_00
