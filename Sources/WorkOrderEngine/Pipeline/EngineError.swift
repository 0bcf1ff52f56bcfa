/// Why the engine did not do what it was asked. The words belong to the string tables:
/// each case has a key and its arguments, and a kind that decides the exit code.
public enum EngineError: Error, Hashable, Sendable {
  /// What the answer means to a script (command-line.md, exit codes).
  public enum Kind: Sendable { case malformed, unknown, wrongState, notPermitted, configuration }

  case unknownPlace(String)
  case unknownCategory(String)
  case unknownPerson(String)
  case unknownHolder(String)
  case unknownOrder(String)
  case unknownCampus(String)
  case unknownRoute(String)
  case unknownRound(String)
  case unknownStop(String)
  case unknownItem(String)
  case unknownAsset(String)
  /// A duty that is neither a shift nor leave, a day off or the pattern; what there is instead.
  case unknownDuty(value: String, known: [String])
  case unknownSheet(String)
  /// What is no role; which there are.
  case unknownRole(value: String, known: [String])
  case notPermitted(command: String, person: String)
  /// The person may give the command, but not on this campus, which is named.
  case notPermittedThere(command: String, person: String, campus: String)
  case actingForNotPermitted(person: String)
  /// The id of a command was used before, for the command that is named or with another content.
  case commandReused(id: String, command: String)
  /// Another person has the order in hand, who is named.
  case heldByOther(order: String, holder: String)
  /// The event is not allowed where the order stands; what is allowed instead.
  case wrongStage(order: String, stage: OrderStage, event: String, allowed: [String])
  /// Others have changed the order since it was looked at, or it has moved on by itself; the last event is the
  /// one that would have to be seen, the time that of the last change in seconds since 1970 UTC.
  case changedFirst(order: String, changes: [LaterChange], newest: Int64, at: String)
  case refused(order: String, obstacle: LifecycleError.Obstacle)
  /// Entered for then, the step would make a later one impossible, whose time is in seconds since 1970.
  case breaksLater(order: String, event: String, later: String, at: String)
  /// Whoever is named cannot take orders of this campus: disabled, or without a role for it.
  case cannotAct(holder: String)
  /// Another person walks the round, who is named.
  case walkedByOther(round: String, walker: String)
  /// An end or a step of an order lies before its start; the time is in seconds since 1970 UTC.
  case beforeStart(order: String, value: String)
  /// A round, route or sheet is not in the state that the step needs.
  case wrongState(subject: String, state: String, step: String)
  /// A round cannot be finished: these stops were not reached, and nobody said why.
  case unreachedStops(round: String, stops: String)
  /// An order cannot be the duplicate of itself.
  case linksToItself(order: String)
  /// The other order is the duplicate of this one already, maybe by way of more.
  case linksInCircle(order: String, other: String)
  /// An order cannot end in favour of one that was cancelled.
  case linksToCancelled(order: String)
  /// An order cannot be completed while these parts of it are not.
  case partsOpen(order: String, parts: [String])
  /// The repair of an order is over, and it takes no further part.
  case parentDone(order: String, stage: OrderStage)
  /// The rows cannot be rebuilt from events that were altered.
  case historyBroken(places: String)
  case empty(field: String)
  case tooLong(field: String, limit: Int)
  /// The least is in characters.
  case tooShort(field: String, least: Int)
  case malformed(field: String, value: String)
  /// The value lies outside of what the field may be, both ends included.
  case outside(field: String, value: String, first: String, last: String)
  /// Likewise a time; all three in seconds since 1970 UTC.
  case timeOutside(field: String, value: String, first: String, last: String)
  /// The answer is not of the kind that the check item takes.
  case unfitAnswer(item: String, value: String, wanted: WantedAnswer)
  /// An answer that is no failure was said to be a major problem.
  case majorWithoutFailure(item: String)
  case inTheFuture(value: String)
  case clockBackwards(asked: String, stands: String)
  case notSimulated
  /// Whoever manages people would take that right from themself.
  case ownRights
  /// Whoever manages people would give themself a role.
  case ownRoles
  /// A system user cannot be somebody who is disabled.
  case disabledPerson(String)
  /// Number and passphrase do not belong to anybody who may work here.
  case signInRefused
  /// Nothing is looked at for so many seconds, because of failures before.
  case signInDelayed(seconds: Int64)
  /// People sign in, and nobody who could apply a configuration and manage people would get in.
  case shutOut
  /// Under a new configuration nobody could apply another, or manage people.
  case lockedOut
  case samePerson(step: String)
  /// No earlier sheet hands anything on of the topic, or its leader has spoken of it.
  case nothingToConfirm(topic: String)
  case alreadyExists(field: String, value: String)
  case configuration(String)
  /// The event with this sequence cannot be read, or does not fit those before it: somebody altered
  /// the file, or a later release wrote it. Nothing is decided by half a history.
  case damagedHistory(event: Int64)
  /// The map of an import names a column that the file does not have.
  case columnMissing(column: String, file: String)
  /// The map of an import names a column that stands twice in the header.
  case columnRepeated(column: String, file: String)
  /// The file has no header.
  case fileEmpty(path: String)
  /// The header of a file, or all of it, is not in the encoding that the map names.
  case fileEncoding(path: String, declared: String, found: String)
  /// The system does not let the file be read; `errno` says why.
  case fileUnreadable(path: String, code: Int32)

  /// What the answer means to a script.
  public var kind: Kind {
    switch self {
    case .unknownPlace, .unknownCategory, .unknownPerson, .unknownHolder, .unknownOrder,
      .unknownCampus, .unknownRoute, .unknownRound, .unknownStop, .unknownItem, .unknownAsset,
      .unknownSheet, .fileUnreadable:
      .unknown
    case .notPermitted, .notPermittedThere, .actingForNotPermitted, .heldByOther, .samePerson,
      .walkedByOther, .ownRoles, .signInRefused, .signInDelayed:
      .notPermitted
    case .wrongStage, .changedFirst, .refused, .beforeStart, .wrongState, .unreachedStops,
      .linksInCircle,
      .linksToCancelled, .partsOpen, .parentDone, .historyBroken, .ownRights, .commandReused,
      .breaksLater, .cannotAct, .disabledPerson, .shutOut, .nothingToConfirm:
      .wrongState
    case .linksToItself, .empty, .tooLong, .tooShort, .malformed, .unknownDuty, .unknownRole,
      .outside, .timeOutside,
      .unfitAnswer, .majorWithoutFailure, .lockedOut, .inTheFuture,
      .clockBackwards, .notSimulated,
      .alreadyExists, .columnMissing, .columnRepeated, .fileEmpty, .fileEncoding:
      .malformed
    case .configuration, .damagedHistory: .configuration
    }
  }

  /// The key of the sentence in the string tables.
  public var messageKey: String { "error.\(words.key)" }

  /// The placeholders of that sentence.
  public var arguments: [String: String] { words.arguments }

  private var words: (key: String, arguments: [String: String]) {
    switch self {
    case .unknownPlace(let value): ("unknownPlace", ["value": value])
    case .unknownCategory(let value): ("unknownCategory", ["value": value])
    case .unknownPerson(let value): ("unknownPerson", ["value": value])
    case .unknownHolder(let value): ("unknownHolder", ["value": value])
    case .unknownOrder(let value): ("unknownOrder", ["value": value])
    case .unknownCampus(let value): ("unknownCampus", ["value": value])
    case .unknownRoute(let value): ("unknownRoute", ["value": value])
    case .unknownRound(let value): ("unknownRound", ["value": value])
    case .unknownStop(let value): ("unknownStop", ["value": value])
    case .unknownItem(let value): ("unknownItem", ["value": value])
    case .unknownAsset(let value): ("unknownAsset", ["value": value])
    case .unknownDuty(let value, let known):
      ("unknownDuty", ["value": value, "known": known.joined(separator: " ")])
    case .unknownRole(let value, let known):
      ("unknownRole", ["value": value, "known": known.joined(separator: " ")])
    case .unknownSheet(let value): ("unknownSheet", ["value": value])
    case .notPermitted(let command, let person):
      ("notPermitted", ["command": command, "person": person])
    case .notPermittedThere(let command, let person, let campus):
      ("notPermittedThere", ["command": command, "person": person, "campus": campus])
    case .actingForNotPermitted(let person): ("actingForNotPermitted", ["person": person])
    case .commandReused(let id, let command):
      ("commandReused", ["value": id, "command": command])
    case .breaksLater(let order, let event, let later, let at):
      ("breaksLater", ["order": order, "event": event, "later": later, "value": at])
    case .cannotAct(let holder): ("cannotAct", ["holder": holder])
    case .walkedByOther(let round, let walker):
      ("walkedByOther", ["round": round, "walker": walker])
    case .heldByOther(let order, let holder):
      ("heldByOther", ["order": order, "holder": holder])
    case .wrongStage(let order, let stage, let event, let allowed):
      (
        "wrongStage",
        [
          "order": order, "stage": stage.rawValue, "event": event,
          "allowed": allowed.joined(separator: " "),
        ]
      )
    case .changedFirst(let order, let changes, _, let at):
      LaterChange.words(changes, order: order, at: at)
    case .refused(let order, let obstacle): ("refused.\(obstacle)", ["order": order])
    case .beforeStart(let order, let value): ("beforeStart", ["order": order, "value": value])
    case .wrongState(let subject, let state, let step):
      ("wrongState", ["subject": subject, "state": state, "step": step])
    case .unreachedStops(let round, let stops):
      ("unreachedStops", ["round": round, "stops": stops])
    case .linksToItself(let order): ("linksToItself", ["order": order])
    case .linksInCircle(let order, let other):
      ("linksInCircle", ["order": order, "other": other])
    case .linksToCancelled(let order): ("linksToCancelled", ["order": order])
    case .partsOpen(let order, let parts):
      ("partsOpen", ["order": order, "parts": parts.joined(separator: " ")])
    case .parentDone(let order, let stage):
      ("parentDone", ["order": order, "stage": stage.rawValue])
    case .historyBroken(let places): ("historyBroken", ["places": places])
    case .empty(let field): ("empty", ["field": field])
    case .tooLong(let field, let limit): ("tooLong", ["field": field, "limit": "\(limit)"])
    case .tooShort(let field, let least): ("tooShort", ["field": field, "least": "\(least)"])
    case .malformed(let field, let value): ("malformed", ["field": field, "value": value])
    case .outside(let field, let value, let first, let last),
      .timeOutside(let field, let value, let first, let last):
      ("outside", ["field": field, "value": value, "first": first, "last": last])
    case .unfitAnswer(let item, let value, let wanted):
      ("unfitAnswer.\(wanted)", ["item": item, "value": value])
    case .majorWithoutFailure(let item): ("majorWithoutFailure", ["item": item])
    case .inTheFuture(let value): ("inTheFuture", ["value": value])
    case .clockBackwards(let asked, let stands):
      ("clockBackwards", ["asked": asked, "stands": stands])
    case .notSimulated: ("notSimulated", [:])
    case .ownRights: ("ownRights", [:])
    case .ownRoles: ("ownRoles", [:])
    case .disabledPerson(let person): ("disabledPerson", ["person": person])
    case .signInRefused: ("signInRefused", [:])
    case .signInDelayed(let seconds): ("signInDelayed", ["seconds": "\(seconds)"])
    case .shutOut: ("shutOut", [:])
    case .lockedOut: ("lockedOut", [:])
    case .samePerson(let step): ("samePerson", ["step": step])
    case .nothingToConfirm(let topic): ("nothingToConfirm", ["topic": topic])
    case .alreadyExists(let field, let value):
      ("alreadyExists", ["field": field, "value": value])
    case .configuration(let text): ("configuration", ["text": text])
    case .damagedHistory(let event): ("damagedHistory", ["event": "\(event)"])
    case .columnMissing(let column, let file):
      ("columnMissing", ["column": column, "file": file])
    case .columnRepeated(let column, let file):
      ("columnRepeated", ["column": column, "file": file])
    case .fileEmpty(let path): ("fileEmpty", ["path": path])
    case .fileEncoding(let path, let declared, let found):
      ("fileEncoding", ["path": path, "declared": declared, "found": found])
    case .fileUnreadable(let path, let code):
      ("fileUnreadable", ["path": path, "reason": "\(code)"])
    }
  }
}
