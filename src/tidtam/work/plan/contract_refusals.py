"""What is refused of contracts, each with the field at which a page shows it."""

from django.utils.translation import gettext_lazy as _

from tidtam.work.plan.refusals import Refused


class NumberMissing(Refused):
    field = "number"
    text = _("Give the number of the contract.")


class NumberTaken(Refused):
    field = "number"
    text = _("The contract %(number)s of fiscal year %(year)s is on the register already: %(title)s.")


class TitleMissing(Refused):
    field = "title"
    text = _("Say what is bought or built.")


class ContractorMissing(Refused):
    field = "contractor"
    text = _("Say who the contractor is.")


class NotJuristic(Refused):
    field = "contractor_number"
    text = _(
        "The number of a legal entity has 13 digits and begins with 0; its last digit must fit the others."
    )


class PersonsNumber(Refused):
    field = "contractor_number"
    text = _("This is a person's number, which is not kept here; leave it out, the name is enough.")


class NoNumberForPersons(Refused):
    field = "contractor_number"
    text = _("Only a legal entity has a number that is public; leave it out here.")


class DueBeforeSigning(Refused):
    field = "due_on"
    text = _("The work is due on %(due)s, before the contract was signed on %(signed)s.")


class SignedInFuture(Refused):
    field = "signed_on"
    text = _("The day lies in the future.")


class PriceMissing(Refused):
    field = "amount"
    text = _("Give the price of the contract, more than 0 baht.")


class PlaceOutside(Refused):
    field = "places"
    text = _("“%(code)s” does not lie in the province of this budget.")


class InstalmentsApart(Refused):
    field = "instalments"
    text = _(
        "The instalments add up to %(sum)s baht, the contract says %(amount)s; they differ by %(apart)s."
    )


class InstalmentOdd(Refused):
    field = "instalments"
    text = _(
        "Instalment %(number)s needs an amount of more than 0 baht and a day from %(first)s to %(last)s."
    )


class BillOdd(Refused):
    field = "bill"
    text = _("Line %(number)s of the bill needs a name, a quantity of more than 0 and a price of 0 or more.")


class ChangedMeanwhile(Refused):
    text = _("Somebody else changed this contract meanwhile; look at it and enter your change again.")


class ContractOver(Refused):
    text = _("The contract was ended on %(day)s; nothing more is entered to it.")


class WorkBegun(Refused):
    text = _("Work of instalment %(number)s was delivered or paid already; it stays as it is.")


class NothingChanged(Refused):
    text = _("Nothing of the contract would change.")


class DeliveredBeforeSigning(Refused):
    field = "delivered_on"
    text = _("The contract was signed on %(day)s; nothing can have been delivered before.")


class WaitingAlready(Refused):
    field = "instalment"
    text = _("A delivery of instalment %(number)s waits for the committee already.")


class AcceptedAlready(Refused):
    field = "instalment"
    text = _("Instalment %(number)s was accepted already.")


class AcceptedBeforeDelivery(Refused):
    field = "accepted_on"
    text = _("The work was delivered on %(day)s; it cannot have been accepted before.")


class JudgedAlready(Refused):
    text = _("The committee has looked at this delivery already.")


class InspectorsMissing(Refused):
    field = "inspectors"
    text = _("Name the post of at least one person who accepted.")


class WhyRejected(Refused):
    field = "note"
    text = _("Say what is to be mended.")


class StruckAlready(Refused):
    text = _("This delivery was taken back already.")


class PaidAlready(Refused):
    text = _("Money was paid for this instalment; take the payment back first.")


class NotAccepted(Refused):
    field = "instalment"
    text = _("Instalment %(number)s was not accepted yet; it is paid after the committee has accepted it.")


class MoreThanInstalment(Refused):
    field = "amount"
    text = _(
        "Of instalment %(number)s %(left)s baht are left to pay; %(asked)s baht would be %(over)s too much."
    )


class MoreThanContract(Refused):
    field = "amount"
    text = _("Of the contract %(left)s baht are left to pay; %(asked)s baht would be %(over)s too much.")


class FineTooLarge(Refused):
    field = "fine"
    text = _("The fine is withheld from the payment and cannot be larger than it.")


class PaidBeforeSigning(Refused):
    field = "dated_on"
    text = _("The contract was signed on %(day)s; nothing can have been paid before.")


class LessThanPaid(Refused):
    field = "amount"
    text = _("%(paid)s baht were paid already; the price cannot fall below that.")


class OtherLine(Refused):
    field = "entry"
    text = _("The entry is not of this contract's budget line, or belongs to a contract already.")


class StillCommitted(Refused):
    text = _("Only %(there)s baht of this contract are %(part)s; %(asked)s baht cannot be taken out of that.")
