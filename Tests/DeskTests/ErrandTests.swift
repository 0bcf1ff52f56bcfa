import Localization
import Screen
import Testing
import TextCells

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("Long deeds beside the screen")
struct ErrandTests {
  private func model(_ actions: [Action], language: Language = .en) -> DeskModel {
    var model = SampleDesk.model(language: language)
    for action in actions { _ = update(&model, action) }
    return model
  }

  private func name(_ model: inout DeskModel, _ command: String) -> [Effect] {
    _ = model.press(.character(":"))
    _ = model.write(command)
    return model.press(.enter)
  }

  /// The row of messages.
  private func messageRow(_ model: DeskModel) -> String {
    view(model).rowText(model.size.rows - 2)
  }

  private func asking(_ model: DeskModel) -> Asking? {
    for case .asking(let asking) in model.layers { return asking }
    return nil
  }

  // MARK: - Asking for it

  @Test("a backup is asked for by name, into a file with the day in its name")
  func backup() {
    var model = SampleDesk.model()
    _ = name(&model, "backup")
    #expect(asking(model)?.form.value("file") == "patrol-2026-11-27.db")
    let effects = model.press(.enter)
    let errand = Errand(
      id: "s-1", deed: .backup(path: "patrol-2026-11-27.db"), actor: Actor(person: 3),
      begun: SampleDesk.now)
    #expect(effects == [.errand(errand)])
    #expect(model.context == .form, "the form stays until the copy has begun")
    _ = update(&model, .errandMoved("s-1", Errand.Progress(done: 1, total: 10)))
    #expect(model.layers.isEmpty)
    _ = update(&model, .errandEnded("s-1", .copied(path: "/x.db", bytes: 4_096)))
    #expect(model.errand == nil)
    #expect(model.message?.text.contains("/x.db") == true && model.message?.ink == .good)
  }

  @Test("an import is asked for in a form, and the wish has all that was chosen")
  func importing() {
    var model = SampleDesk.model()
    _ = name(&model, "import")
    _ = model.press(.right, .tab, .paste("a.csv"), .tab, .paste(" m.toml "), .tab, .right, .tab)
    _ = model.press(.right, .tab, .right)
    let effects = model.press(.enter)
    let wish = ImportWish(
      subject: .places, file: "a.csv", map: "m.toml", strict: true, update: true, dryRun: true)
    #expect(effects.count == 1 && model.errand?.errand.deed == .bringIn(wish))
    #expect(wish.isWhole && !SampleErrands.wish.isWhole)
  }

  @Test("without a file or a map nothing begins, and the form says which is missing")
  func missing() {
    var model = SampleDesk.model()
    _ = name(&model, "import")
    #expect(model.press(.control("s")).isEmpty)
    #expect(asking(model)?.form.focused?.id == "file" && model.errand == nil)
  }

  @Test("whoever may not import is told who may")
  func rights() {
    var model = SampleDesk.model(viewer: SampleDesk.viewer([.worker], permitted: []))
    _ = name(&model, "import")
    #expect(model.layers.isEmpty && model.message?.text.contains("主管") == true)
    // A copy is free to whoever can read the file, as on the command line.
    _ = name(&model, "backup")
    #expect(model.context == .form)
  }

  @Test("both stand in the help by their names, and keys.toml can give them keys")
  func help() throws {
    for context in [KeyContext.everywhere, .orders] {
      let lines = DeskKeys().keymap(in: context).help { $0 }
      let keys = lines.map(\.keys)
      #expect(keys.contains([":backup"]) && keys.contains([":import"]))
    }
    let keys = try DeskKeys().overriding(["backup": ["B"]])
    #expect(keys.keymap(in: .today).dispatch(.character("B")) == .action(.backup))
    #expect(SampleDesk.model().commandNames(for: "imp") == ["import"])
  }

  // MARK: - What is wrong

  @Test("what is wrong with file or map stands in the form, whole, and nothing typed is lost")
  func refused() {
    var model = model(SampleErrands.asked + [SampleErrands.refused])
    let form = asking(model)?.form
    #expect(form?.value("file") == "~/orders-2025.csv" && form?.value("map") == "~/map.toml")
    #expect(form?.focused?.id == "map" && form?["map"]?.problem.isEmpty == false)
    let text = view(model).text
    #expect(text.contains("no column") && text.contains("completed, text"))
    #expect(model.errand == nil)
    // Mended, it is sent again under the id it had: nothing was done under it.
    #expect(model.press(.control("s")).count == 1)
    #expect(model.errand?.errand.id == "s-1" && asking(model)?.note.isEmpty == true)
    #expect(asking(model)?.form["map"]?.problem.isEmpty == true)
  }

  @Test("what fails on the way is said where messages stand")
  func failed() {
    let model = model(
      SampleErrands.asked + [SampleErrands.moved, .errandEnded("s-1", .failed("full", about: nil))])
    #expect(model.message?.text == "full" && model.message?.ink == .late)
    #expect(model.errand == nil && model.layers.isEmpty)
  }

  @Test("a second one is refused with the reason, by name and from a form that is open")
  func second() {
    var model = model(SampleErrands.asked + [SampleErrands.moved])
    #expect(name(&model, "backup").isEmpty)
    #expect(model.layers.isEmpty)
    #expect(model.message?.text.contains("importing orders") == true)
    _ = model.openBackup()
    #expect(model.press(.enter).isEmpty && model.context == .form)
    #expect(model.errand?.errand.id == "s-1")
  }

  // MARK: - How far it is, and stopping it

  @Test("its progress stands above the last row, beside a message that leaves room")
  func progress() {
    var model = model(SampleErrands.asked + [SampleErrands.moved])
    _ = update(&model, .ticked(SampleDesk.now + 9))
    #expect(messageRow(model).hasPrefix("  importing orders  ▕███"))
    for part in ["41%", "row 12,500", "9 s", "Esc stops"] {
      #expect(messageRow(model).contains(part))
    }
    model.say("frame.saved")
    #expect(messageRow(model).hasPrefix("  saved") && messageRow(model).contains("41%"))
    model.message = Message(String(repeating: "long ", count: 15))
    #expect(!messageRow(model).contains("41%"))
    // Nobody can tell how far a file without a size is.
    _ = update(&model, .errandMoved("s-1", Errand.Progress(done: 4, total: nil, rows: 7)))
    model.message = nil
    #expect(messageRow(model).hasPrefix("  importing orders  row 7"))
  }

  @Test("Esc goes a step back first, then stops it; what is in stays and is said")
  func stop() {
    var model = model(SampleErrands.asked + [SampleErrands.moved])
    _ = model.press(.enter)
    #expect(model.orders.isReading && !messageRow(model).contains("Esc stops"))
    #expect(model.press(.escape).isEmpty && !model.orders.isReading)
    #expect(model.press(.escape) == [.stopErrand])
    #expect(messageRow(model).contains("stopping…"))
    #expect(model.press(.escape).isEmpty, "it is stopped once")
    var summary = ImportSummary()
    (summary.added, summary.unchanged, summary.isCancelled) = (11_000, 1_000, true)
    _ = update(&model, .errandEnded("s-1", .stopped(summary)))
    #expect(model.message?.text.contains("12,000 rows are in") == true && model.errand == nil)
  }

  @Test("one that writes all or nothing says that nothing was written")
  func stoppedWhole() {
    var model = SampleDesk.model(language: .en)
    var wish = SampleErrands.wish
    wish.dryRun = true
    _ = model.begin(.bringIn(wish), id: "s-9")
    var summary = ImportSummary()
    summary.added = 500
    _ = update(&model, .errandEnded("s-9", .stopped(summary)))
    #expect(model.message?.text == "stopped: nothing was written")
    _ = model.begin(.backup(path: "x.db"), id: "s-10")
    _ = update(&model, .errandEnded("s-10", .stopped(nil)))
    #expect(model.message?.text == "stopped: no copy was made")
  }

  @Test("leaving asks while it runs, and no longer when it has ended")
  func leaving() {
    var model = model(SampleErrands.asked + [SampleErrands.moved])
    #expect(model.press(.character("q")).isEmpty && model.context == .leaving)
    #expect(messageRow(model).contains("importing orders"))
    #expect(model.press(.character("n")).isEmpty && model.layers.isEmpty)
    #expect(name(&model, "q").isEmpty && model.context == .leaving)
    #expect(model.press(.character("y")) == [.leave])
    _ = update(&model, SampleErrands.broughtIn)
    #expect(model.context == .reading)
    _ = model.press(.escape)
    #expect(model.press(.character("q")) == [.leave])
  }

  // MARK: - What an import did

  @Test("at the end its paper is read, every bad row whole with its line and the reason")
  func paper() {
    var model = model(SampleErrands.asked + [SampleErrands.moved, SampleErrands.broughtIn])
    let text = view(model).text
    for part in ["imported 1,190", "line 17", "line 88", "line 240", "NH-88", "elevator"] {
      #expect(text.contains(part), "\(part)")
    }
    guard case .reading(let reading)? = model.layers.last else {
      Issue.record("no paper")
      return
    }
    // A reason longer than the page is wide goes on in the next line.
    let lines = model.readingLines(reading, columns: 40).map(\.text)
    #expect(lines.allSatisfy { $0.displayWidth <= 40 })
    #expect(lines.joined().contains("窗户下面"))
    _ = model.press(.escape)
    #expect(model.layers.isEmpty)
    // What was asked for last stands in the next form.
    _ = update(&model, .importFile)
    #expect(asking(model)?.form.value("map") == "~/map.toml")
    #expect(asking(model)?.form.isChanged == false)
  }

  @Test("thousands of bad rows are broken once for a page, not at each key, and read to the last")
  func longPaper() {
    var model = model(SampleErrands.asked + [SampleErrands.moved])
    var summary = ImportSummary()
    summary.badRows = (2...3_001).map {
      ImportRemark(line: $0, fault: .notATime(field: "reported", value: "never"))
    }
    _ = update(&model, .errandEnded("s-1", .broughtIn(summary)))
    for size in [Size(rows: 24, columns: 80), Size(rows: 16, columns: 60)] {
      _ = update(&model, .resized(size))
      guard case .reading(let reading)? = model.layers.last,
        case .importPaper(let sheet) = reading.content
      else {
        Issue.record("no paper")
        return
      }
      #expect(sheet.columns == model.proseColumns(in: model.readingArea.columns))
      #expect(sheet.columns < size.columns)
      _ = model.press(.end)
      #expect(view(model).text.contains("line 3001"))
    }
  }

  @Test("a paper does not open over somebody's writing, but after it")
  func paperWaits() {
    var model = model(SampleErrands.asked + [SampleErrands.moved, .newDefect])
    _ = model.write("tsg")
    _ = update(&model, SampleErrands.broughtIn)
    #expect(model.context == .form && model.message?.text.contains("1,190") == true)
    _ = model.press(.escape, .character("y"))
    #expect(model.context == .reading)
  }

  @Test("what is heard of another errand is not wanted any more")
  func stale() {
    var model = model(SampleErrands.asked)
    _ = update(&model, .errandEnded("s-0", .stopped(nil)))
    _ = update(&model, .errandMoved("s-0", Errand.Progress(done: 1, total: 2)))
    #expect(model.errand?.progress == nil && model.context == .form)
  }
}
