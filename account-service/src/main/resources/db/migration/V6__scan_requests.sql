-- Of each Region's last look: how many ListMetrics requests it took; and when a Region was looked at for the first time.
alter table account add column list_metrics_requests jsonb not null default '{}';
alter table account add column new_regions_at timestamptz;
