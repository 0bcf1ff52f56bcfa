import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// Keys on a round, one hand's worth.
  mutating func updateWalk(_ action: Action) -> [Effect] {
    guard var walk else { return [] }
    switch action {
    case .answer(let answer): return self.answer(answer, in: walk)
    case .type(let key): return typeReading(key, in: walk)
    case .passRest:
      guard let stop = walk.currentStop, let item = walk.currentItem else { return [] }
      guard item.isOrdinary || item.result != nil else {
        say("walk.stopsAt", ink: .risk)
        return []
      }
      return [
        .give(
          .passRest(round: walk.sheet.number, stop: stop.position, from: item.id),
          id: nextCommand())
      ]
    case .nextStop: walk.go(toStop: walk.stop + 1)
    case .previousStop: walk.go(toStop: walk.stop - 1)
    case .move(let movement): walk.move(movement)
    case .addSighting: return addSighting(in: walk)
    case .finishRound: return finish(walk)
    case .back:
      if walk.typed.isEmpty {
        self.walk = nil
        say("walk.saved", ["route": walk.sheet.route])
        return visibleQueries
      }
      walk.typed = ""
    default: return []
    }
    let hasMoved = walk.stop != self.walk?.stop
    self.walk = walk
    return hasMoved ? [roundQuery(walk)] : []
  }

  private mutating func answer(_ answer: WalkAnswer, in walk: Walk) -> [Effect] {
    guard let stop = walk.currentStop, let item = walk.currentItem else { return [] }
    var check = WalkCheck(
      round: walk.sheet.number, stop: stop.position, item: item.id, answer: .pass)
    switch answer {
    case .pass:
      guard item.kind == .passFail else { return commitReading(in: walk) }
    case .notApplicable: check.answer = .notApplicable
    case .fail, .repaired:
      check.answer = .fail
      openFinding(check, item: item, isRepaired: answer == .repaired)
      return []
    case .skip:
      check.answer = .skipped
      askWhyNotReached(check, at: stop)
      return []
    }
    return [.give(.check(check), id: nextCommand())]
  }

  private mutating func typeReading(_ key: Key, in old: Walk) -> [Effect] {
    var walk = old
    guard let item = walk.currentItem else { return [] }
    guard item.kind != .passFail else {
      if key != .enter { say("walk.noReading", ink: .risk) }
      return []
    }
    switch key {
    case .character(let character) where walk.typed.count < 20: walk.typed.append(character)
    case .backspace: _ = walk.typed.popLast()
    case .enter: return commitReading(in: walk)
    default: break
    }
    self.walk = walk
    return []
  }

  private mutating func commitReading(in walk: Walk) -> [Effect] {
    guard let stop = walk.currentStop, let item = walk.currentItem else { return [] }
    let answer: CheckAnswer?
    switch item.kind {
    case .passFail: answer = nil
    case .reading: answer = Double(walk.typed).map { .value($0) }
    case .expiry: answer = TypedDate.readEnd(walk.typed, today: local(now).date).map { .date($0) }
    }
    guard let answer else {
      say(item.kind == .expiry ? "walk.needsDate" : "walk.needsReading", ink: .risk)
      return []
    }
    let check = WalkCheck(
      round: walk.sheet.number, stop: stop.position, item: item.id, answer: answer)
    return [.give(.check(check), id: nextCommand())]
  }

  /// One key adds a sighting to the order that is open for the item.
  private mutating func addSighting(in walk: Walk) -> [Effect] {
    guard let stop = walk.currentStop, let item = walk.currentItem else { return [] }
    guard item.past?.openOrder != nil else {
      say("walk.nothingOpen", ink: .risk)
      return []
    }
    let check = WalkCheck(
      round: walk.sheet.number, stop: stop.position, item: item.id, answer: .fail)
    return [.give(.check(check), id: nextCommand())]
  }

  private mutating func finish(_ walk: Walk) -> [Effect] {
    let missing = walk.sheet.missing
    guard !missing.isEmpty else {
      return [.give(.finishRound(walk.sheet.number, reason: ""), id: nextCommand())]
    }
    layers.append(
      .asking(
        Asking(
          purpose: .finish(walk.sheet.number),
          title: strings.text("walk.missing", ["count": "\(missing.count)"]),
          form: Form([text("reason")]), command: nextCommand())))
    return []
  }

  private mutating func askWhyNotReached(_ check: WalkCheck, at stop: WalkStop) {
    let scope = ChoiceField.Choice(id: "stop", text: strings["walk.wholeStop"])
    let one = ChoiceField.Choice(id: "item", text: strings["walk.onlyItem"])
    let form = Form(
      [
        .choice(
          "scope", label: strings.heading("round.stop"), [scope, one],
          chosen: stop.isReached ? "item" : "stop"), text("reason"),
      ], focus: "reason")
    layers.append(
      .asking(
        Asking(
          purpose: .skip(check), title: strings["walk.whyNotReached"], form: form,
          command: nextCommand())))
  }

  /// An item was answered: the next one opens.
  mutating func concludeCheck(_ done: CheckDone) -> [Effect] {
    if case .asking(let asking)? = layers.last, asking.command == done.id { layers.removeLast() }
    if case .finding(let finding)? = layers.last, finding.command == done.id {
      layers.removeLast()
    }
    takeRound(done.sheet)
    guard var walk else { return [.ask(frameQuery)] }
    let before = walk.stop
    let isGoingOn = walk.advance()
    self.walk = walk
    speak(of: done, isGoingOn: isGoingOn)
    return [.ask(frameQuery)] + (walk.stop == before ? [] : [roundQuery(walk)])
  }

  private mutating func speak(of done: CheckDone, isGoingOn: Bool) {
    if let order = done.order {
      say(
        done.isSighting ? "order.sightedInstead" : "order.logged", ["number": order],
        ink: done.isMajor || done.raisedWatch ? .major : .good)
      if done.raisedWatch, let said = message?.text {
        let both = [said, strings["quota.watch"]]
        message = Message(
          both.joined(separator: strings["format.clause.separator"]), ink: .major)
      }
    } else if let passed = done.passed, passed > 0 || isGoingOn {
      say("walk.passedRest", ["count": "\(passed)"])
    }
    guard !isGoingOn else { return }
    // Whatever else there is to say: nothing on the screen shows how to end it.
    let said = [message?.text, strings["walk.full"]].compactMap { $0 }
    message = Message(
      said.joined(separator: strings["format.clause.separator"]), ink: message?.ink ?? .good)
  }
}

extension Walk {
  /// Up and down among the items of the stop.
  mutating func move(_ movement: Movement) {
    guard let count = currentStop?.items.count, count > 0 else { return }
    typed = ""
    switch movement {
    case .up: item = max(0, item - 1)
    case .down: item = min(count - 1, item + 1)
    case .first: item = 0
    case .last: item = count - 1
    case .pageUp, .left: go(toStop: stop - 1)
    case .pageDown, .right: go(toStop: stop + 1)
    }
  }
}
