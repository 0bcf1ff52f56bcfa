import Documents
import Localization
import Reports
import Screen
import WorkOrderEngine

extension DeskModel {
  // MARK: - Beginning and stopping

  /// Begins an errand, if none is under way.
  ///
  /// - Parameter id: that of the form it was asked in, which stays until the errand has begun.
  mutating func begin(_ deed: Errand.Deed, id: String) -> [Effect] {
    guard errand?.errand.id != id else { return [] }
    if let obstacle = obstacleToErrand {
      message = Message(words(obstacle), ink: .risk)
      return []
    }
    message = nil
    if case .bringIn(let wish) = deed { lastImport = wish }
    let errand = Errand(id: id, deed: deed, actor: viewer.actor, begun: now)
    self.errand = ErrandUnderway(errand: errand)
    return [.errand(errand)]
  }

  /// Writes a paper into a file whose name says in which form. A PDF is made by another program, which
  /// takes seconds: beside the screen.
  mutating func write(_ paper: Document, to path: String) -> [Effect] {
    guard path.lowercased().hasSuffix(".pdf") else { return [.write(paper, path: path)] }
    if case .prompt(let prompt)? = layers.last, prompt.purpose.isFile { layers.removeLast() }
    return begin(.makePDF(paper, path: path), id: nextCommand())
  }

  /// Why no errand can be begun now; one at a time.
  var obstacleToErrand: Obstacle? { errand.map { .errand($0.errand.deed) } }

  /// Gives up what is under way; what became of it is told once it has ended.
  mutating func stopErrand() -> [Effect] {
    guard errand != nil else { return [] }
    errand?.isStopping = true
    return [.stopErrand]
  }

  /// Whether Esc stops the errand here: it goes one step back first, where there is one.
  var escapeStopsErrand: Bool {
    guard let errand, !errand.isStopping, layers.isEmpty else { return false }
    return switch place {
    case .today, .statistics, .handover: true
    case .rounds: walk == nil
    case .orders:
      !orders.isReading && orders.marked.isEmpty && orders.filter == Self.ordinaryFilter
    case .escalations: !escalations.isReading
    case .facilities: !facilities.isReading
    case .people: !people.isReading && people.wanted.isEmpty
    }
  }

  /// Leaves the desk; asks first while an errand would be stopped by it.
  mutating func leave() -> [Effect] {
    guard errand != nil, layers.last != .leaving else { return [.leave] }
    layers.append(.leaving)
    return []
  }

  /// The answer to that question; the desk is left by ``Action/leave``.
  mutating func decideLeaving(_ action: Action) -> [Effect] {
    if action == .back { layers.removeLast() }
    return []
  }

  // MARK: - What is heard of it

  /// Takes in that it has begun, and how far it is.
  mutating func moveErrand(_ id: String, _ progress: Errand.Progress) -> [Effect] {
    guard errand?.errand.id == id else { return [] }
    if errand?.progress == nil { closeForm(of: id) }
    errand?.progress = progress
    return []
  }

  /// Takes in its end: says it, and shows what an import did.
  mutating func endErrand(_ id: String, _ end: Errand.End) -> [Effect] {
    guard let ended = errand, ended.errand.id == id else { return [] }
    errand = nil
    // There is nothing to ask any more.
    layers.removeAll { $0 == .leaving }
    if case .failed(let words, let field) = end {
      guard !note(words, about: field, inFormOf: id) else { return [] }
      message = Message(words, ink: .late)
      return visibleQueries
    }
    closeForm(of: id)
    switch (end, ended.errand.deed) {
    case (.copied(let path, let bytes), _):
      say("command.backup.done", ["path": path, "bytes": formats.count(Int(bytes))])
      return []
    case (.written(let path), _):
      say("stats.written", ["path": path])
      return []
    case (.printed(let job), .print(_, let printer)),
      (.printed(let job), .printSlip(_, let printer)):
      say("command.printed", ["printer": printer, "job": job])
      return []
    case (.broughtIn(let summary), .bringIn(let wish)):
      let lines = ImportLines(formats: formats, summary: summary, place: .desk)
      let (strict, dry) = (wish.strict, wish.dryRun)
      importPaper = ImportSheet(
        file: wish.file, figures: lines.figures(isDry: dry, isStrict: strict), rows: lines.rows)
      // It is said at once where the paper has to wait for somebody's writing.
      message = layers.isEmpty ? nil : Message(lines.result, ink: .good)
      openImportPaper()
    default: sayStopped(end, ended.errand.deed)
    }
    return visibleQueries + [.ask(.directory)]
  }

  private mutating func sayStopped(_ end: Errand.End, _ deed: Errand.Deed) {
    guard case .stopped(let summary) = end, case .bringIn(let wish) = deed else {
      switch deed {
      case .print, .printSlip: return say("errand.printStopped", ink: .risk)
      case .makePDF: return say("errand.importStoppedEmpty", ink: .risk)
      case .backup, .bringIn: return say("errand.backupStopped", ink: .risk)
      }
    }
    // What is in stays, and importing again goes on.
    let kept = summary.map { $0.added + $0.updated + $0.unchanged } ?? 0
    guard !wish.isWhole, kept > 0 else { return say("errand.importStoppedEmpty", ink: .risk) }
    say("errand.importStopped", ["rows": formats.count(kept)], ink: .risk)
  }

  /// What an import did opens over the place; not over somebody's writing.
  mutating func openImportPaper() {
    guard layers.isEmpty, let paper = importPaper else { return }
    importPaper = nil
    layers.append(.reading(Reading(content: .importPaper(paper))))
    fitImportSheet()
  }

  // MARK: - The form it was asked in

  private func isForm(_ layer: Layer, of id: String) -> Bool {
    if case .asking(let asking) = layer { asking.command == id } else { false }
  }

  private mutating func closeForm(of id: String) {
    guard let index = layers.firstIndex(where: { isForm($0, of: id) }) else { return }
    // With the question whether it shall be thrown away.
    layers.removeSubrange(index...)
  }

  /// Writes what is wrong into the form, which keeps what was typed.
  ///
  /// - Returns: whether there still is that form.
  private mutating func note(_ words: String, about field: Errand.Field?, inFormOf id: String)
    -> Bool
  {
    guard let index = layers.firstIndex(where: { isForm($0, of: id) }),
      case .asking(var asking) = layers[index]
    else { return false }
    asking.note = words
    if let field {
      asking.form[field.rawValue]?.problem = strings["asking.wrong"]
      asking.form.focus(on: field.rawValue)
    }
    layers[index] = .asking(asking)
    return true
  }
}
