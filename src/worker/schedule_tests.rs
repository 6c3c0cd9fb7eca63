use super::*;

/// A schedule whose workers are ready.
fn with(workers: usize) -> Schedule<&'static str> {
    let mut schedule = Schedule::new(workers);
    for worker in 0..workers {
        schedule.ready(worker);
    }
    schedule
}

/// Gives out what can be given out.
fn assign(schedule: &mut Schedule<&'static str>) -> Vec<(usize, &'static str)> {
    let mut given = Vec::new();
    while let Some((worker, _, ask)) = schedule.assign() {
        given.push((worker, *ask));
    }
    given
}

#[test]
fn nothing_is_given_to_a_worker_that_has_not_started() {
    let mut schedule = Schedule::new(2);
    schedule.push("a", Priority::Now);
    assert_eq!(assign(&mut schedule), []);
    schedule.ready(1);
    assert_eq!(assign(&mut schedule), [(1, "a")]);
}

#[test]
fn the_urgent_goes_first_then_what_was_asked_first() {
    let mut schedule = with(1);
    let asks = [
        ("digest", Priority::Background),
        ("l0", Priority::Soon),
        ("l1", Priority::Soon),
        ("hash", Priority::Later),
        ("text", Priority::Now),
    ];
    for (ask, priority) in asks {
        schedule.push(ask, priority);
    }
    let mut order = Vec::new();
    while let Some((worker, id, ask)) = schedule.assign() {
        order.push(*ask);
        schedule.done(worker, id);
    }
    assert_eq!(order, ["text", "l0", "l1", "hash", "digest"]);
    assert!(schedule.jobs.is_empty());
}

#[test]
fn background_work_leaves_a_worker_free() {
    let mut schedule = with(3);
    for ask in ["a", "b", "c"] {
        schedule.push(ask, Priority::Background);
    }
    assert_eq!(assign(&mut schedule), [(0, "a"), (1, "b")]);
    schedule.push("text", Priority::Now);
    assert_eq!(assign(&mut schedule), [(2, "text")]);

    let mut alone = with(1);
    alone.push("a", Priority::Background);
    assert_eq!(assign(&mut alone), [(0, "a")]);
}

#[test]
fn one_job_at_a_time_and_late_answers_are_no_answers() {
    let mut schedule = with(1);
    let a = schedule.push("a", Priority::Now);
    let b = schedule.push("b", Priority::Now);
    assert_eq!(assign(&mut schedule), [(0, "a")]);
    assert!(!schedule.done(0, b));
    assert!(schedule.done(0, a));
    assert!(!schedule.done(0, a));
    assert_eq!(assign(&mut schedule), [(0, "b")]);
    assert!(schedule.is_wanted(0, b) && !schedule.is_wanted(0, a));
}

#[test]
fn a_cancelled_job_costs_its_worker_if_it_runs() {
    let mut schedule = with(2);
    let ids: Vec<JobId> = ["a", "b", "c"].map(|ask| schedule.push(ask, Priority::Now)).to_vec();
    assert_eq!(assign(&mut schedule), [(0, "a"), (1, "b")]);
    assert_eq!(schedule.cancel(ids[2]), None, "c did not run");
    assert_eq!(schedule.cancel(ids[0]), Some(0));
    assert_eq!(schedule.cancel(ids[0]), None);
    assert!(!schedule.done(0, ids[0]));
    schedule.push("d", Priority::Now);
    assert_eq!(assign(&mut schedule), [], "worker 0 is being replaced");
    schedule.ready(0);
    assert_eq!(assign(&mut schedule), [(0, "d")]);
    assert_eq!(schedule.cancel_all(), [1, 0]);
    assert!(schedule.jobs.is_empty());
}

#[test]
fn a_job_whose_worker_crashes_is_tried_once_more() {
    let mut schedule = with(1);
    let a = schedule.push("a", Priority::Now);
    schedule.push("b", Priority::Now);
    assert_eq!(assign(&mut schedule), [(0, "a")]);
    assert_eq!(schedule.crashed(0), []);
    assert_eq!(assign(&mut schedule), []);
    schedule.ready(0);
    assert_eq!(assign(&mut schedule), [(0, "a")]);
    assert_eq!(schedule.crashed(0), [a]);
    schedule.ready(0);
    assert_eq!(assign(&mut schedule), [(0, "b")]);
    assert_eq!(schedule.jobs.len(), 1);
}

#[test]
fn a_crash_without_a_job_harms_none() {
    let mut schedule = with(1);
    assert_eq!(schedule.crashed(0), []);
    assert_eq!(schedule.crashed(7), []);
    let a = schedule.push("a", Priority::Now);
    assert_eq!(schedule.give_up(), [a]);
}

#[test]
fn a_forgotten_job_ends_without_an_answer() {
    let mut schedule = with(1);
    let ids = ["a", "b", "c"].map(|ask| schedule.push(ask, Priority::Now));
    assert_eq!(assign(&mut schedule), [(0, "a")]);
    schedule.forget(ids[0]);
    schedule.forget(ids[1]);
    assert!(!schedule.is_wanted(0, ids[0]));
    assert_eq!(assign(&mut schedule), [], "the worker still works on a");
    assert!(!schedule.done(0, ids[0]));
    assert_eq!(assign(&mut schedule), [(0, "c")]);
    schedule.forget(ids[2]);
    assert_eq!(schedule.crashed(0), [], "what nobody wants is not tried again");
    assert!(schedule.jobs.is_empty());
}

/// A schedule whose jobs mostly wait.
fn waiting(workers: usize, jobs: u32) -> Schedule<&'static str> {
    let mut schedule = with(workers);
    for _ in 0..jobs {
        schedule.push_waiting("wait", Priority::Soon);
    }
    schedule
}

#[test]
fn what_mostly_waits_is_done_beside_its_like() {
    let mut schedule = waiting(2, 10);
    let workers: Vec<usize> = assign(&mut schedule).into_iter().map(|given| given.0).collect();
    assert_eq!(workers, [0, 1, 0, 1, 0, 1]);
    // What does not wait gets a worker of its own, and goes before what is less urgent.
    schedule.push("text", Priority::Now);
    for job in [0, 2] {
        assert!(schedule.done(0, JobId(job)));
        assert_eq!(assign(&mut schedule), []);
    }
    assert!(schedule.done(0, JobId(4)));
    assert_eq!(assign(&mut schedule), [(0, "text")]);
    assert!(schedule.done(1, JobId(1)));
    assert_eq!(assign(&mut schedule), [(1, "wait")]);
}

#[test]
fn a_crash_among_several_is_told_of_the_one_that_crashes_alone() {
    let mut schedule = waiting(1, 3);
    assert_eq!(assign(&mut schedule).len(), 3);
    assert_eq!(schedule.crashed(0), []);
    schedule.ready(0);
    assert_eq!(assign(&mut schedule).len(), 1, "each by itself");
    assert!(schedule.done(0, JobId(0)));
    assert_eq!(assign(&mut schedule).len(), 1);
    assert_eq!(schedule.crashed(0), [JobId(1)]);
    schedule.ready(0);
    assert_eq!(assign(&mut schedule).len(), 1);
    assert!(schedule.done(0, JobId(2)));
}

#[test]
fn what_was_beside_a_cancelled_job_begins_anew() {
    let mut schedule = waiting(1, 2);
    assert_eq!(assign(&mut schedule).len(), 2);
    assert_eq!(schedule.cancel(JobId(0)), Some(0));
    assert!(!schedule.done(0, JobId(1)));
    schedule.ready(0);
    assert_eq!(assign(&mut schedule).len(), 1);
    assert!(schedule.done(0, JobId(1)));
}
