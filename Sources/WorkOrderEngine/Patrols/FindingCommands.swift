import Configuration
import Ledger
import ServiceClock

/// An answer on its way into a round.
struct NewAnswer {
  var item: String
  var answer: CheckAnswer
  var words: String
  var major: Bool
  /// Repaired on the spot (当场修复).
  var done: Completion?
  var photo: Photograph?
  var at: Instant
}

extension Transaction {
  /// Judges an answer; a failure opens an order or adds a sighting in the same transaction.
  func check(_ new: NewAnswer, at stop: RoundStop, of round: RoundHead) throws -> Check {
    let list = try snapshot.rulebook(version: round.version).configuration
      .checklist(stop.checklist)
    guard stop.items.contains(new.item), let item = list?.item(new.item) else {
      throw EngineError.unknownItem(new.item)
    }
    let today = try snapshot.campus(round.campus).zone.local(new.at).date
    // A fault that was repaired on the spot was a fault, also where a reading is good by now.
    let result =
      new.done == nil
      ? try AnswerRule.result(of: new.answer, to: item, today: today) : CheckResult.fail
    var words = try TypedText.limited(new.words, field: "words")
    if result == .skipped { words = try TypedText.required(words, field: "reason") }
    var check = Check(
      item: item.id, result: result, value: new.answer.value, words: words, at: new.at,
      by: actor.person)
    check.photo = try new.photo?.validated()
    guard result == .fail else {
      // Said to be major and no failure: one of the two is a mistake, and neither may be lost.
      guard !new.major else { throw EngineError.majorWithoutFailure(item: item.id) }
      return check
    }
    check.isMajor = item.major || new.major
    check.isRepaired = new.done != nil
    try order(&check, item: item, done: new.done, at: stop, of: round)
    return check
  }

  /// The order of a finding: that of the answer it replaces while it is open, else a new one or a
  /// sighting.
  private func order(
    _ check: inout Check, item: CheckItem, done: Completion?, at stop: RoundStop,
    of round: RoundHead
  ) throws {
    if let old = stop.checks[item.id], let id = old.order,
      let file = try openOrderFile(id)
    {
      try supplement(file, with: check, instead: old, done: done)
      (check.order, check.isSighting) = (id, old.isSighting)
      check.isMajor = check.isMajor || old.isMajor
      return
    }
    let campus = try snapshot.campus(round.campus)
    let text = item.defectText(
      value: check.value, words: check.words, english: campus.language == "en")
    let log = LogDefect(
      place: try snapshot.place(stop.place).path, category: item.category,
      major: check.isMajor, text: text,
      asset: try snapshot.stopAsset(place: stop.place, kind: stop.checklist)?.code, done: done,
      finding: FindingOrigin(round: round.id, stop: Int64(stop.position), item: item.id),
      happened: check.at)
    let answer = try log.perform(in: self)
    (check.order, check.isSighting) = (answer.id, answer.isSighting)
    // The words may have told more than the item: an order that is major by a trigger.
    check.isMajor = check.isMajor || (answer.major && !answer.isSighting)
  }

  private func openOrderFile(_ id: Int64) throws -> OrderFile? {
    let file = try snapshot.orderFile(id: id)
    return file.order.stage.isOpen && file.order.stage != .completed ? file : nil
  }

  /// Says on the order what the new answer to the same item says more.
  private func supplement(
    _ file: OrderFile, with check: Check, instead old: Check, done: Completion?
  ) throws {
    var changes: [NewChange] = []
    if !check.words.isEmpty && check.words != old.words {
      changes.append(NewChange(change: .commented(text: check.words), happened: check.at))
    }
    if check.isMajor && file.order.markedMajor == nil {
      changes.append(NewChange(change: .markedMajor(reason: ""), happened: check.at))
    }
    if let done {
      changes.append(NewChange(change: .completed(try done.validated()), happened: check.at))
    }
    _ = try runDueSteps(of: try record(changes, on: file))
  }
}
