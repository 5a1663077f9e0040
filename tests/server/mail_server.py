# What the mail server of the tests (aiosmtpd) does with mail: keeps it in a maildir, as its own
# Mailbox does, and refuses some recipients.
from aiosmtpd.handlers import Mailbox


class Choosy(Mailbox):
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("unknown@"):
            return "550 5.1.1 nobody of this name"
        if address.startswith("busy@"):
            return "450 4.2.1 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"
