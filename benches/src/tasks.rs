//! The long tasks of the page: work of its main thread during which nobody can do anything.

use onionskin_browser_tests::Page;

/// Hears of them from now on.
const PROBE: &str = r"(() => {
    const tasks = [];
    const keep = entries => { for (const task of entries) tasks.push(task.duration); };
    const observer = new PerformanceObserver(list => keep(list.getEntries()));
    observer.observe({ type: 'longtask' });
    window.longTasks = () => { keep(observer.takeRecords()); return tasks.splice(0); };
})()";

/// Begins to listen.
pub fn watch(page: &Page) {
    page.eval(PROBE);
}

/// The longest task since this was asked last, in milliseconds; 0 if there was none of more than 50.
pub fn longest(page: &Page) -> f64 {
    let tasks = page.eval("longTasks()");
    let tasks = tasks.as_array().into_iter().flatten();
    tasks.filter_map(serde_json::Value::as_f64).fold(0.0, f64::max)
}
