// The server has this visit: the phone may forget its draft.
import { forgetStored } from "../kit/draft.js";

forgetStored(document.querySelector("[data-stored-visit]").dataset.storedVisit, "id");
