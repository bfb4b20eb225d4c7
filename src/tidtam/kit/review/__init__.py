"""Work on its way to the public: a draft, a review by somebody else, public, withdrawn.

A record that is public stays as it is until a change of it was reviewed: whoever edits it edits a draft beside it
(`draft_of`), which takes its place when it is approved. A room's own actions lock the row, ask who may, call a step,
save and write the trail.
"""
