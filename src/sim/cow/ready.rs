//! Scripts to begin with: each shows one thing about copy-on-write on one of the sample images.
//!
//! Not here: their titles (`explain`), the images themselves (static/samples).

/// A script and the sample it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready {
    /// What it is called in links and tests.
    pub id: &'static str,
    /// The sample image, by its id in static/samples/index.json.
    pub sample: &'static str,
    /// The script, one action a line; see [`parse_script`](super::parse_script).
    pub script: &'static str,
}

/// The scripts, in the order they are taught.
pub const ALL: &[Ready] = &[
    Ready {
        id: "first-write",
        sample: "nginx-like",
        script: "\
docker run -d --name web sample/nginx-like:1
web# cat /etc/nginx/conf.d/default.conf
web# echo '# one' >> /etc/nginx/conf.d/default.conf
web# echo '# two' >> /etc/nginx/conf.d/default.conf
docker diff web
docker ps -s
",
    },
    Ready {
        id: "two-containers",
        sample: "three-runs-and-a-copy",
        script: "\
docker run -d --name one sample/three-runs:1
docker run -d --name two sample/three-runs:1
one# echo from-one >> /file1.txt
one# cat /file1.txt
two# cat /file1.txt
one# echo mine > /note.txt
two# ls /note.txt
docker ps -s
",
    },
    Ready {
        id: "delete",
        sample: "nginx-like",
        script: "\
docker run -d --name web sample/nginx-like:1
web# rm /usr/sbin/nginx
web# cat /usr/sbin/nginx
docker ps -s
docker images
web# echo draft > /tmp/draft
web# rm /tmp/draft
docker diff web
",
    },
    Ready {
        id: "opaque",
        sample: "nginx-like",
        script: "\
docker run -d --name web sample/nginx-like:1
web# ls /usr/share/nginx/html
web# rm -rf /usr/share/nginx/html
docker diff web
web# mkdir /usr/share/nginx/html
web# ls -a /usr/share/nginx/html
web# echo new > /usr/share/nginx/html/index.html
docker diff web
",
    },
    Ready {
        id: "chmod",
        sample: "chmod-doubles",
        script: "\
docker run -d --name data sample/chmod-doubles:1
data# stat -c %a /srv/data/visitors.csv
data# chmod 755 /srv/data/visitors.csv
docker diff data
docker ps -s
data# chmod 600 /srv/data/visitors.csv
docker diff data
docker ps -s
",
    },
    Ready {
        id: "overwrite-append",
        sample: "chmod-doubles",
        script: "\
docker run -d --name one sample/chmod-doubles:1
docker run -d --name two sample/chmod-doubles:1
one# echo new > /srv/data/visitors.csv
two# echo new >> /srv/data/visitors.csv
docker diff one
docker diff two
docker ps -s
",
    },
    Ready {
        id: "one-byte",
        sample: "big-file",
        script: "\
docker run -d --name shop sample/big-file:1
shop# ls -lh /srv
docker ps -s
shop# printf x >> /srv/orders.db
docker ps -s
shop# printf y >> /srv/orders.db
shop# stat -c %s /srv/orders.db
docker diff shop
docker ps -s
docker commit shop shop:2
docker history shop:2
",
    },
    Ready {
        id: "sed",
        sample: "nginx-like",
        script: "\
docker run -d --name web sample/nginx-like:1
web# grep connections /etc/nginx/nginx.conf
web# sed -i s/1024/2048/ /etc/nginx/nginx.conf
web# grep connections /etc/nginx/nginx.conf
docker diff web
docker ps -s
",
    },
    Ready {
        id: "rename-directory",
        sample: "nginx-like",
        script: "\
docker run -d --name web sample/nginx-like:1
web# mv /usr/share/nginx/html /usr/share/nginx/site
docker diff web
docker ps -s
web# mv /usr/share/nginx/site /usr/share/nginx/www
docker diff web
",
    },
    Ready {
        id: "hard-link",
        sample: "hard-links",
        script: "\
docker run -d --name app sample/hard-links:1
app# stat -c '%n: %h' /etc/issue /etc/motd
app# echo tonight >> /etc/motd
app# cat /etc/motd
app# cat /etc/issue
app# stat -c '%n: %h' /etc/issue /etc/motd
docker diff app
",
    },
    Ready {
        id: "volume",
        sample: "chmod-doubles",
        script: "\
docker run -d --name old -v data:/srv/data sample/chmod-doubles:1
old# echo 999,Sokcho,2 >> /srv/data/visitors.csv
docker diff old
docker ps -s
docker rm -f old
docker run -d --name new -v data:/srv/data sample/chmod-doubles:1
new# tail -n 2 /srv/data/visitors.csv
",
    },
    Ready {
        id: "hosts",
        sample: "three-runs-and-a-copy",
        script: "\
docker run -d --name app sample/three-runs:1
app# echo 10.0.0.7 db >> /etc/hosts
app# cat /etc/hosts
docker diff app
app# rm /etc/hosts
app# echo hello >> /etc/motd
docker diff app
",
    },
    Ready {
        id: "commit",
        sample: "deleted-secret",
        script: "\
docker run -d --name old sample/deleted-secret:1
old# rm /app/installed.txt
old# echo 2 > /app/version.txt
docker diff old
docker commit old shop:2
docker history shop:2
docker run -d --name new shop:2
new# ls /app
new# cat /app/installed.txt
new# echo again > /app/installed.txt
docker diff new
",
    },
    Ready {
        id: "removed",
        sample: "three-runs-and-a-copy",
        script: "\
docker run -d --name app sample/three-runs:1
app# echo hours of work > /work.txt
docker stop app
docker start app
app# cat /work.txt
docker rm -f app
docker run -d --name app sample/three-runs:1
app# cat /work.txt
",
    },
];
