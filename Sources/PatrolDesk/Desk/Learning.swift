import Documents
import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// Takes in what the engine answered to a question.
  mutating func learn(_ knowledge: Knowledge) -> [Effect] {
    switch knowledge {
    case .frame(let facts):
      defer { frame = facts }
      if let now = facts.now { self.now = max(self.now, now) }
      // Of two answers to the same question one rings.
      return facts.rings && !frame.isUnknown && facts.newest > frame.newest ? [.ring] : []
    case .directory(let directory): self.directory = directory
    case .today(let facts):
      today.take(facts, hasNumbers: viewer.oversees)
    case .trend(let trend): (today.trend, today.trendKey) = (trend, trendKey)
    case .orders(let page, let filter, let after):
      guard filter == orders.filter else { return [] }
      orders.take(page, after: after)
      return place == .orders && orders.detail == nil ? detailQueries : []
    case .order(let detail):
      if orders.selected?.number == detail.line.number { orders.detail = detail }
      if escalations.selected?.line.number == detail.line.number { escalations.detail = detail }
    case .explanation(let explanation):
      layers.append(.reading(Reading(content: .explanation(explanation))))
    case .duplicates(let lines, let place, let category):
      takeDuplicates(lines, place: place, category: category)
    case .queue(let page, let after):
      escalations.take(page, after: after)
      return escalations.detail == nil ? detailQueries : []
    case .routes(let routes):
      rounds.take(routes)
      return rounds.selected?.code == rounds.roundsOf ? [] : roundsQueries
    case .rounds(let lines, let route): (rounds.rounds, rounds.roundsOf) = (lines, route)
    case .round(let sheet): takeRound(sheet)
    case .sheet(let sheet):
      handover.take(sheet)
      return layoutQuery
    case .pastSheet(let sheet, let id):
      handover.takeOpened(sheet, id: id)
      return layoutQuery
    case .sheets(let page, let after): handover.list?.take(page, after: after)
    case .concerns(let concerns, let giving, let id):
      return consider(concerns, before: giving, command: id)
    case .places(let nodes, let path):
      let before = facilities.selected
      facilities.take(nodes, below: path)
      let isFirst = facilities.roots.count == 1 && facilities.children.isEmpty && path == nil
      let branch: [Effect] = isFirst ? facilities.branches.map { .ask(.places(below: $0)) } : []
      return branch + (facilities.selected != before ? detailQueries : [])
    case .place(let file):
      if facilities.file?.path != file.path { facilities.fileTop = 0 }
      facilities.file = file
    case .people(let lines):
      let before = people.selected?.number
      people.take(lines)
      return people.selected?.number != before ? detailQueries : []
    case .person(let file):
      if people.file?.line.number != file.line.number { people.fileTop = 0 }
      people.file = file
      editPerson(file)
    case .figures(let figures): statistics.take(figures, at: now)
    case .paper(let document, let path): return write(document, to: path)
    case .difference(let document):
      // Whoever has gone on meanwhile is not held up.
      guard place == .handover, layers.isEmpty else { return [] }
      layers.append(.reading(Reading(content: .difference(settings.shown(document)))))
    }
    return []
  }

  /// Takes in what a command did.
  mutating func conclude(_ outcome: Outcome) -> [Effect] {
    switch outcome {
    case .did(let deed, let order, let id):
      closeAsking(id, order: order)
      orders.marked.remove(order)
      say("order.acted", ["number": order, "event": eventWord(deed.event)])
      return visibleQueries
    case .logged(let number, let isSighting, let major, let id):
      return concludeLogging(number: number, isSighting: isSighting, major: major, id: id)
    case .routeChanged(let deed, let route):
      closeAsking(nil, order: "")
      message = Message(
        [route, strings[deed.sentence]].joined(separator: strings["format.clause.separator"]),
        ink: .good)
      return visibleQueries + roundsQueries
    case .roundStarted(let sheet, let isResumed, let countsFrom):
      return concludeStart(sheet, isResumed: isResumed, countsFrom: countsFrom)
    case .checked(let done): return concludeCheck(done)
    case .roundFinished(let route, let state, let verdict):
      closeAsking(nil, order: "")
      walk = nil
      let word = verdict.map { strings["round.verdict.\($0.rawValue)"] }
      say(
        "command.round.finished",
        ["route": route, "word": word ?? strings["round.state.\(state.rawValue)"]],
        ink: verdict == .valid ? .good : .risk)
      return visibleQueries
    case .sheetGiven(let number):
      closeAsking(nil, order: "")
      say("command.handover.given", ["sheet": number])
      return visibleQueries
    case .carriedConfirmed(let topic):
      say("handover.confirmedNow", ["topic": strings["handover.topic.\(topic.rawValue)"]])
      return visibleQueries
    case .sheetReceived(let number):
      closeAsking(nil, order: "")
      say("handover.receivedNow", ["sheet": number])
      return visibleQueries
    case .sheetRemarked(let number):
      closeAsking(nil, order: "")
      say("handover.remarkedNow", ["sheet": number])
      return visibleQueries
    case .sheetRefused(let number, let responsible):
      closeAsking(nil, order: "")
      say("handover.refusedNow", ["sheet": number, "name": responsible], ink: .risk)
      return visibleQueries
    case .filtersKept:
      say("filter.kept")
      return []
    case .written(let path):
      if case .prompt(let prompt)? = layers.last, prompt.purpose.isFile {
        layers.removeLast()
      }
      say("stats.written", ["path": path])
      return []
    case .personChanged(let number, let sentence):
      closeAsking(nil, order: "")
      say(sentence, ["number": number])
      people.file = nil
      return visibleQueries + [.ask(.directory)]
    case .passphraseSet(let number): return concludePassphrase(of: number)
    case .actingAs(let viewer):
      let stops = giveUpStudies()
      self.viewer = viewer
      // Another person's escalations have been there for long.
      frame.isUnknown = true
      // Their sheets and figures are others.
      (handover, statistics.figures) = (HandoverModel(), nil)
      (today.trend, today.trendKey) = (nil, nil)
      say("frame.actingFor", ["name": viewer.name])
      return stops + visibleQueries + neededFigures() + neededTrend()
    }
  }

  /// Closes the small form that gave this command, once it is done for all its orders.
  private mutating func closeAsking(_ id: String?, order: String) {
    guard case .asking(var asking)? = layers.last,
      id == nil || id?.hasPrefix(asking.command) == true
    else { return }
    asking.targets.removeAll { $0 == order }
    layers[layers.count - 1] = .asking(asking)
    if asking.targets.isEmpty { layers.removeLast() }
  }

  private mutating func concludeStart(
    _ sheet: WalkSheet, isResumed: Bool, countsFrom: Instant?
  ) -> [Effect] {
    place = .rounds
    let walk = Walk(sheet)
    self.walk = walk
    if isResumed {
      say("walk.resume", ["stop": "\(walk.stop + 1)"])
    } else if let countsFrom {
      say("round.countsFrom", ["time": formats.shortDateTime(parts(countsFrom))], ink: .risk)
    } else {
      say("command.round.started", ["route": sheet.route, "stops": "\(sheet.stops.count)"])
    }
    return [.ask(frameQuery), roundQuery(walk)]
  }

  func eventWord(_ event: OrderChange.Kind) -> String {
    strings["order.event.\(event.rawValue)"]
  }

  /// What failed becomes a message; forms keep what was typed.
  mutating func report(_ failure: Failure) -> [Effect] {
    let text = failure.words(strings)
    message = Message(text, ink: .late)
    if let changed = failure.changed { return show(changed) }
    guard failure.key.hasPrefix("filter.error.") else { return [] }
    orders.refusal = FilterRefusal(filter: orders.filter, words: text)
    if isCompletingFilter { message = nil }
    // What was left in force would head a list it does not describe.
    guard case .prompt? = layers.last else {
      orders.filter = Self.ordinaryFilter
      return [.ask(ordersQuery)]
    }
    return []
  }
}
