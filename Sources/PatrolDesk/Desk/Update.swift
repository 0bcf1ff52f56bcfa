import Localization
import Screen
import WorkOrderEngine

/// Changes the desk by an action and says what has to be done; it does nothing itself.
func update(_ model: inout DeskModel, _ action: Action) -> [Effect] {
  let effects = model.take(action).flatMap { model.besideScreen($0, after: action) }
  model.fitWindows()
  return effects
}

extension DeskModel {
  fileprivate mutating func take(_ action: Action) -> [Effect] {
    switch action {
    case .resized(let size):
      self.size = size
      fitImportSheet()
      return detailQueries + layoutQuery
    case .ticked(let now):
      let isNewMinute = now.seconds / 60 != self.now.seconds / 60
      self.now = now
      lockWhenIdle()
      return isNewMinute ? visibleQueries + refreshedFigures() + neededTrend() : staleSheet
    case .changedElsewhere:
      // Also what is not in sight: it may be under way, and come without what has changed.
      (statistics.freshness.isStale, handover.freshness.isStale) = (true, true)
      return visibleQueries
    case .learned(let knowledge): return learn(knowledge)
    case .studied(let query, let action): return takeStudy(query, action)
    case .studyFailed(let query, let failure): return endStudy(query, failure)
    case .errandMoved(let id, let progress): return moveErrand(id, progress)
    case .errandEnded(let id, let end): return endErrand(id, end)
    case .succeeded(let outcome): return conclude(outcome)
    case .failed(let failure): return report(failure)
    case .unlocked(let signedIn): return open(signedIn)
    case .gateRefused(let refusal):
      gate?.refuse(refusal, at: now)
      return []
    case _ where isLocked: return takeAtGate(action)
    default:
      message = nil
      let count = layers.count
      let effects = takeKey(action)
      sayLimit()
      openImportPaper()
      return effects + takeUpDraft(over: count)
    }
  }

  private mutating func takeKey(_ action: Action) -> [Effect] {
    switch action {
    case .redraw: return [.redraw] + visibleQueries
    case .suspend: return [.suspend]
    case .leave: return leave()
    case .lock:
      lock()
      return []
    case .pointed(let event): return point(event)
    default: break
    }
    switch layers.last {
    case .defect(let form): return typeInDefect(form, action)
    case .asking(let asking): return typeInAsking(asking, action)
    case .finding(let finding): return typeInFinding(finding, action)
    case .passphrase(let form): return typeInPassphrase(form, action)
    case .prompt(let prompt): return typeInPrompt(prompt, action)
    case .reading(let reading): return turn(reading, action)
    case .choosing(let choice): return choose(choice, action)
    case .filters(let choice): return choose(choice, action)
    case .discard: return decideDiscard(action)
    case .leaving: return decideLeaving(action)
    case .changed(let changed): return decideChanged(changed, action)
    case .giving(let question): return decideGiving(question, action)
    case nil: return takeInPlace(action)
    }
  }

  private mutating func takeInPlace(_ action: Action) -> [Effect] {
    switch action {
    case .help: return openHelp()
    case .command: return openPrompt(.command)
    case .newDefect: return openDefect()
    case .chooseCampus: return openCampusChoice()
    case .go(let place): return go(to: place)
    case .step(let step): return begin(step)
    case .undo: return undoLast()
    case .repeatLast: return repeatLast()
    case .backup: return openBackup()
    case .importFile: return openImport()
    case .signOut: return [.signOut]
    case .ownPassphrase: return openPassphrase(for: viewer.number, viewer.name)
    case .back where escapeStopsErrand: return stopErrand()
    case .back where escapeStopsStudy: return stopStudies()
    case .explain: return chosenOrder.map { [.ask(.explanation($0.number))] } ?? []
    case .printSlip: return printSlip()
    default: break
    }
    switch placeContext {
    case .today: return updateToday(action)
    case .rounds: return updateRounds(action)
    case .walk: return updateWalk(action)
    case .orders: return updateOrders(action)
    case .escalations: return updateEscalations(action)
    case .handover: return updateHandover(action)
    case .sheets: return updateSheets(action)
    case .statistics: return updateStatistics(action)
    case .facilities: return updateFacilities(action)
    case .people: return updatePeople(action)
    default: return []
    }
  }

  private mutating func printSlip() -> [Effect] {
    guard let order = chosenOrder, let printer = settings.printer else { return [] }
    return begin(.printSlip(order: order.number, printer: printer), id: nextCommand())
  }

  mutating func go(to place: DeskPlace) -> [Effect] {
    self.place = place
    return visibleQueries + neededFigures() + neededTrend()
  }

  private mutating func openHelp() -> [Effect] {
    layers.append(.reading(Reading(content: .help(context, query: ""))))
    return []
  }

  mutating func openPrompt(_ purpose: DeskPrompt.Purpose) -> [Effect] {
    let prompt =
      switch purpose {
      // What is typed goes on after a blank: it narrows what is shown.
      case .filter: Prompt("/", text: orders.filter.isEmpty ? "" : orders.filter + " ")
      case .helpSearch: Prompt("/")
      case .command: Prompt(":")
      case .keepFilter: Prompt(strings["filter.keepAs"] + " ")
      case .people(let before): Prompt("/", text: before)
      case .file(_, let name), .sheetFile(_, let name):
        Prompt(strings["stats.writeTo"] + " ", text: name)
      }
    layers.append(.prompt(DeskPrompt(purpose: purpose, prompt: prompt)))
    return []
  }
}

extension DeskModel {
  /// What the first row says; the bell rings for what happened since it was last asked.
  var frameQuery: Query { .frame(since: frame.isUnknown ? nil : frame.newest) }

  /// What has to be asked again when something has changed: what is in sight, and no more.
  var visibleQueries: [Effect] {
    let queries: [Query] =
      switch placeContext {
      case .today: [.today]
      case .rounds: [.routes]
      case .walk: walk.map { [.round($0.sheet.number, stop: $0.stop + 1)] } ?? []
      case .orders: [ordersQuery]
      case .escalations: [queueQuery]
      case .handover, .sheets: [handoverQuery]
      case .people: [.people]
      case .facilities:
        [.places(below: nil)] + facilities.branches.map { .places(below: $0) }
      default: []
      }
    return [.ask(frameQuery)] + queries.map(Effect.ask) + detailQueries
  }

  /// A study of the lines under the five numbers: they move by the day, and are asked for once an hour
  /// and for each campus. Many open orders take their time.
  mutating func neededTrend() -> [Effect] {
    guard place == .today, viewer.oversees, today.trendKey != trendKey else { return [] }
    return study(.trend)
  }

  /// What the lines under the five numbers were asked for.
  var trendKey: TodayModel.TrendKey {
    TodayModel.TrendKey(hour: now.seconds / 3_600, scope: viewer.scope)
  }

  /// The orders that are loaded already, at least a page.
  var ordersQuery: Query {
    .orders(
      filter: orders.filter, after: nil, limit: max(OrdersModel.pageSize, orders.lines.count))
  }

  /// The rows of the queue that are loaded already, at least a page.
  var queueQuery: Query {
    .queue(after: nil, limit: max(EscalationsModel.pageSize, escalations.lines.count))
  }

  /// The story of the selected order, where it is in sight.
  var detailQueries: [Effect] {
    switch place {
    case .orders where isWide || orders.isReading:
      orders.selected.map { [.ask(.order($0.number))] } ?? []
    case .escalations where isTall || escalations.isReading:
      escalations.selected.map { [.ask(.order($0.line.number))] } ?? []
    case .rounds where walk == nil: roundsQueries
    case .people where isWide || people.isReading:
      people.selected.map { [.ask(.person($0.number))] } ?? []
    case .facilities where isFileBesideTree || facilities.isReading:
      facilities.selected.map { [.ask(.place($0.path))] } ?? []
    default: []
    }
  }

  /// The detail has room beside the list.
  var isWide: Bool { size.columns >= 110 }
  /// The story has room beneath the queue.
  var isTall: Bool { size.rows >= 30 }
}
